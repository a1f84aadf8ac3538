"""The commands of `allegiance shifts`, a file each, and the options that they share."""
