package storetest_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"hummock/internal/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

func TestPostgresGivesEachTestItsOwnEmptyDatabase(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"first", "second", "third"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn := connect(t, storetest.Postgres(t))

			var tables int
			if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`).Scan(&tables); err != nil {
				t.Fatal(err)
			}
			if tables != 0 {
				t.Fatalf("a new database has %d tables, want none", tables)
			}
			if _, err := conn.Exec(t.Context(), `CREATE TABLE deals (name text)`); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestPostgresDropsTheDatabaseEvenWhileSomebodyIsConnected(t *testing.T) {
	var dsn string
	t.Run("uses a database", func(t *testing.T) {
		dsn = storetest.Postgres(t)
		connect(t, dsn)
	})
	conn, err := pgx.Connect(t.Context(), dsn)
	if err == nil {
		_ = conn.Close(t.Context())
		t.Fatal("the database is still there after its test")
	}
	if !strings.Contains(err.Error(), "does not exist") {
		t.Fatalf("got %v, want an error that the database does not exist", err)
	}
}

// The role of a real installation is no superuser, so a statement that needs one must fail in tests too.
func TestPostgresRoleIsNoSuperuser(t *testing.T) {
	t.Parallel()
	conn := connect(t, storetest.Postgres(t))
	var setting string
	if err := conn.QueryRow(t.Context(), `SELECT current_setting('is_superuser') || ' ' || current_setting('synchronous_commit')`).Scan(&setting); err != nil {
		t.Fatal(err)
	}
	if want := "off on"; setting != want {
		t.Fatalf("is_superuser and synchronous_commit are %q, want %q", setting, want)
	}
}

func TestPostgresScriptRefusesInOneSentence(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "../../scripts/postgres", "dsn", t.TempDir()).CombinedOutput()
	if err == nil {
		t.Fatal("a folder without a server has no DSN, but the script gave one")
	}
	if strings.Count(string(out), "\n") != 1 {
		t.Fatalf("got %q, want one sentence", out)
	}
}

func connect(t *testing.T, dsn string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	return conn
}
