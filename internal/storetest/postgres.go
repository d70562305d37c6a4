// Package storetest gives tests real databases: PostgreSQL is never mocked and never skipped.
package storetest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

const (
	// serverEnv holds the DSN of a running server. The test script sets it, so that all packages share one
	// server; otherwise the first test of a process that asks for a database starts one.
	serverEnv = "HUMMOCK_TEST_POSTGRES"
	// folderEnv is how Main tells the tests of its process where such a server may live.
	folderEnv = "HUMMOCK_TEST_POSTGRES_DIR"
)

// starting lets parallel tests start one server, not several.
var starting sync.Mutex

// Main runs the tests of a package that asks for PostgreSQL, and ends the server that they started, if any:
//
//	func TestMain(m *testing.M) { storetest.Main(m) }
//
// The exit code is that of the tests.
func Main(m *testing.M) {
	if os.Getenv(serverEnv) != "" {
		m.Run()
		return
	}
	folder, err := os.MkdirTemp("", "hummock-postgres-")
	if err != nil {
		panic(fmt.Sprintf("make a folder for PostgreSQL: %v", err))
	}
	defer func() { _ = os.RemoveAll(folder) }()
	if err := os.Setenv(folderEnv, folder); err != nil {
		panic(fmt.Sprintf("tell the tests of %s: %v", folder, err))
	}
	m.Run()
	if _, err := script("stop", folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// Postgres returns the DSN of a new empty database, which goes when the test ends. The test fails if there is no
// PostgreSQL.
func Postgres(tb testing.TB) string {
	tb.Helper()
	server, err := server()
	if err != nil {
		tb.Fatal(err)
	}
	name := "test_" + strings.ToLower(rand.Text())
	// The test's own context has ended by the time of its cleanup.
	ctx := context.WithoutCancel(tb.Context())
	// template0 has no sessions of its own, so that parallel tests don't wait for one another.
	if err := execute(ctx, server, "CREATE DATABASE "+name+" TEMPLATE template0"); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		drop := "DROP DATABASE " + name
		// Force needs rights over an autovacuum worker that happens to be there; without force it is sent away.
		if execute(ctx, server, drop+" WITH (FORCE)") == nil {
			return
		}
		if err := execute(ctx, server, drop); err != nil {
			tb.Error(err)
		}
	})
	dsn, err := withDatabase(server, name)
	if err != nil {
		tb.Fatal(err)
	}
	return dsn
}

// server returns the DSN of the server that the tests share, starting it for the first of them.
func server() (string, error) {
	starting.Lock()
	defer starting.Unlock()
	if dsn := os.Getenv(serverEnv); dsn != "" {
		return dsn, nil
	}
	folder := os.Getenv(folderEnv)
	if folder == "" {
		return "", errors.New("no PostgreSQL for this test: call storetest.Main in the package's TestMain")
	}
	dsn, err := script("start", folder, "--while", strconv.Itoa(os.Getpid()))
	if err != nil {
		return "", err
	}
	return dsn, os.Setenv(serverEnv, dsn)
}

// script runs scripts/postgres, which knows where servers live and how to start them.
func script(args ...string) (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	out, err := exec.Command(filepath.Join(root, "scripts", "postgres"), args...).Output() //nolint:noctx // Main stops a server after the last test's context
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", errors.New(strings.TrimSpace(string(exit.Stderr)))
	}
	if err != nil {
		return "", fmt.Errorf("run scripts/postgres: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// moduleRoot walks up from the package folder, in which go test runs a package's tests.
func moduleRoot() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the module root: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", errors.New("find the module root: no go.mod above the working folder")
		}
		folder = parent
	}
}

func execute(ctx context.Context, dsn, statement string) (err error) {
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return fmt.Errorf("reach the test server named by %s: %w", serverEnv, err)
	}
	defer func() { err = errors.Join(err, conn.Close(ctx)) }()
	if _, err := conn.Exec(ctx, statement); err != nil {
		return fmt.Errorf("%s: %w", statement, err)
	}
	return nil
}

func withDatabase(dsn, name string) (string, error) {
	u, err := url.Parse(dsn)
	if err != nil || !strings.HasPrefix(u.Scheme, "postgres") {
		return "", fmt.Errorf("%s must be an address like postgres://user@host/database", serverEnv)
	}
	u.Path = "/" + name
	return u.String(), nil
}
