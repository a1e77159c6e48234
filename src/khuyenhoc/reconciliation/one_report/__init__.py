"""What one report's figures say of each other, relation by relation."""
