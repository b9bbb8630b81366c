"""What several statements are about, and who contradicts, backs or answers whom there."""
