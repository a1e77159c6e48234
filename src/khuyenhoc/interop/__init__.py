"""In and out: JSON files, and the reports this package ships."""
