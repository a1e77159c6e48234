"""The statistics office's table of old and new communes, read as a registry."""
