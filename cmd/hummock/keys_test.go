package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hummock/internal/auth"
	"hummock/internal/storetest"
)

func TestAnEmbeddedDatabaseGetsItsKey(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	if code, _, errors := hummock(t, nil, "workspace", "create", "Firm", "--owner", "anna@example.com", "--data", dir); code != 0 {
		t.Fatal(errors)
	}
	path := filepath.Join(dir, auth.KeyFile)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("want a key for its owner alone, got %v, %v", info, err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, errors := hummock(t, nil, "workspace", "list", "--data", dir)
	if code != 1 || !strings.Contains(errors, "chmod 600") || strings.Count(errors, "\n") != 1 {
		t.Errorf("want to be told in one sentence, got %d %s", code, errors)
	}
}

func TestAKeyCanBeGiven(t *testing.T) {
	t.Parallel()
	dir, key := t.TempDir(), auth.NewKey().Reveal()
	file := filepath.Join(dir, "key")
	if err := os.WriteFile(file, []byte(key+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(dir, "data")
	for _, env := range []map[string]string{{"HUMMOCK_SECRET_KEY": key}, {"HUMMOCK_SECRET_KEY_FILE": file}} {
		if code, _, errors := hummock(t, env, "workspace", "create", "Firm", "--owner", "anna@example.com", "--data", data); code != 0 {
			t.Error(errors)
		}
	}
	if _, err := os.Stat(filepath.Join(data, auth.KeyFile)); err == nil {
		t.Error("a key was made though one was given")
	}
	code, _, errors := hummock(t, map[string]string{"HUMMOCK_SECRET_KEY": "guess"}, "workspace", "list", "--data", data)
	if code != 1 || !strings.Contains(errors, "base64") || strings.Contains(errors, "guess") {
		t.Errorf("got %d %s", code, errors)
	}
	if err := os.Chmod(file, 0o604); err != nil {
		t.Fatal(err)
	}
	code, _, errors = hummock(t, map[string]string{"HUMMOCK_SECRET_KEY_FILE": file}, "workspace", "list", "--data", data)
	if code == 0 || !strings.Contains(errors, "others can read") {
		t.Errorf("got %d %s", code, errors)
	}
}

// Nodes on PostgreSQL would each make up a key that the others don't have.
func TestNoKeyIsMadeUpForPostgres(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if code, _, errors := hummock(t, nil, "workspace", "list", "--data", dir, "--database", storetest.Postgres(t)); code != 0 {
		t.Fatal(errors)
	}
	if _, err := os.Stat(filepath.Join(dir, auth.KeyFile)); err == nil {
		t.Error("a key was made")
	}
}

func TestHostsInsideAreNamedRightly(t *testing.T) {
	t.Parallel()
	env := map[string]string{"HUMMOCK_ALLOW_OUTBOUND": "erp.lan:8080,http://books.lan"}
	for _, flags := range [][]string{{"--allow-outbound", "erp.lan", "--allow-outbound", "http://books.lan"}, nil} {
		code, _, errors := hummock(t, env, append([]string{"serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0"}, flags...)...)
		if code != 1 || !strings.Contains(errors, `"http://books.lan"`) {
			t.Errorf("%v: got %d %s", flags, code, errors)
		}
	}
}

func TestMain(m *testing.M) { storetest.Main(m) }
