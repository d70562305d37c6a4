//go:build !linux

package store

// networkFileSystem is known on Linux alone.
func networkFileSystem(string) string { return "" }
