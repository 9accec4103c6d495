"""What breaks while sheets are graded: processes, disks, rights."""
