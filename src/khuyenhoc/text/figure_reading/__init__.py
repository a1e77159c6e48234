"""How figures are read out of Vietnamese text, step by step.

Numerals are found (``digits``, ``numerals``) outside what is no figure (``non_figures``), with the
words that bound them (``bounding``) and say what they count (``lexicon``, ``unit_words``). These
drafts are joined to ranges, lists and pairs (``scanning``, ``drafts``, ``joining``), shares and
worths attached to their counts (``attachments``), and words of incompleteness kept (``remarks``).
"""
