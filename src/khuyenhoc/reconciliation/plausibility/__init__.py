"""Whether printed figures are plausible: held against ranges that the host gives."""
