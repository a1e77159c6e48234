"""How periods are read out of Vietnamese text.

``parts`` has the patterns, ``readers`` what each of them means, ``grammar`` how they join.
"""
