// Package acceptance tests the built program from outside: by its command line,
// its public API and its signals, on both databases. HUMMOCK_TEST_BINARY names
// the program; without it the tests build one.
package acceptance
