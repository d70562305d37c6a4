package store_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"

	"hummock/internal/storetest"
)

// checksEnv raises how many random histories the properties try, as in
// HUMMOCK_TEST_CHECKS=500 go test ./internal/store -run Gate -timeout 1h.
const checksEnv = "HUMMOCK_TEST_CHECKS"

func TestMain(m *testing.M) {
	for name, value := range map[string]string{"rapid.checks": cmp.Or(os.Getenv(checksEnv), "15"), "rapid.steps": "60", "rapid.nofailfile": "true"} {
		if err := flag.Set(name, value); err != nil {
			panic(err)
		}
	}
	storetest.Main(m)
	if err := goleak.Find(); err != nil {
		fmt.Fprintln(os.Stderr, "a closed store left something running:", err)
		os.Exit(1)
	}
}
