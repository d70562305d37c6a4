// Package acceptance tests the built program from outside: by its command line,
// its public API and its signals, on both databases. HUMMOCK_TEST_BINARY names
// the program; without it the tests build one. HUMMOCK_CRASHES says how often a
// server is killed while it works (15 times, and 5 during imports, without it):
//
//	HUMMOCK_CRASHES=100 go test -count=1 -timeout 1h -run TestKilled ./acceptance
package acceptance
