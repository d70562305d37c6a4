// Command hummock is the server, and every command that speaks to it.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"hummock/internal/api"
	"hummock/internal/auth"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Exit codes.
const (
	succeeded = 0
	failed    = 1
	misused   = 2
)

// commands is the whole command line. Each command lives in a file of its own.
type commands struct {
	Data     string      `help:"Folder of the embedded database and of files." default:"./data" placeholder:"DIR"`
	Database auth.Secret `help:"Address of a PostgreSQL database in place of the embedded one." placeholder:"postgres://..."`
	Key      auth.Secret `name:"secret-key" help:"Key that seals secrets in the database: 32 bytes in base64, the newest of several first. Give it by HUMMOCK_SECRET_KEY or HUMMOCK_SECRET_KEY_FILE; where absent, an embedded database has its key in secret.key beside it." placeholder:"KEY"`
	In       string      `name:"workspace" short:"w" help:"Number or name of the workspace to work in; needed where there are several." placeholder:"NAME"`
	As       string      `help:"Mail address of the user to work as; the owner where absent." placeholder:"EMAIL"`
	JSON     bool        `name:"json" help:"Answer in JSON."`
	Clock    string      `hidden:"" help:"Start the clock elsewhere, for demonstrations and tests."`

	Serve       serve              `cmd:"" help:"Run the server."`
	Demo        demo               `cmd:"" help:"Run the server with the sample company, and print a signed-in link for each role."`
	Workspace   workspaceCommands  `cmd:"" help:"Workspaces: one for each firm."`
	User        userCommands       `cmd:"" help:"People who lost their way in."`
	Token       tokenCommands      `cmd:"" help:"API tokens."`
	Forecast    forecastCommand    `cmd:"" help:"What the deals bring by month."`
	Funnel      funnelCommand      `cmd:"" help:"Deals by stage, and how they ended."`
	Health      healthCommand      `cmd:"" help:"What is wrong in the pipelines and what goes well, each with what shows it."`
	Snapshot    snapshotCommands   `cmd:"" help:"How the deals stood on other days."`
	Waterfall   waterfallCommand   `cmd:"" help:"What changed in the open deals since a snapshot, to the cent."`
	Calibration calibrationCommand `cmd:"" help:"Assigned chances against what came of the deals."`
	Backtest    backtestCommand    `cmd:"" help:"How good chances to win would have been on days of the past."`
	Import      importCommands     `cmd:"" help:"Bring files in, or take an import back."`
	Export      exportCommand      `cmd:"" help:"Write deals, offers, invoices, hours or anything else that the firm keeps to a file."`
	Audit       auditCommands      `cmd:"" help:"The chain that protects the change log."`
	Migrate     migrate            `cmd:"" help:"Bring the database to this program's schema."`
	OpenAPI     openAPI            `cmd:"" name:"openapi" help:"Print the contract of the API."`
}

// shell is what a command works with.
type shell struct {
	ctx    context.Context
	flags  *commands
	out    io.Writer
	errors io.Writer
}

// run is the program: it gives the exit code.
func run(ctx context.Context, args []string, getenv func(string) string, out, errors io.Writer) (code int) {
	var flags commands
	defer func() {
		switch p := recover().(type) {
		case nil:
		case exited:
			code = int(p)
		default:
			panic(p)
		}
	}()
	parser, err := kong.New(&flags,
		kong.Name("hummock"), kong.Description("A sales pipeline for firms that sell by a process."),
		kong.Vars{"exports": strings.Join(api.Exports(), ",")},
		kong.Writers(out, errors), kong.Exit(func(code int) { panic(exited(code)) }),
		kong.Resolvers(kong.ResolverFunc(environment(getenv))),
	)
	if err != nil {
		return complain(errors, err, misused)
	}
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return complain(errors, err, misused)
	}
	if err := parsed.Run(&shell{ctx: ctx, flags: &flags, out: out, errors: errors}); err != nil {
		return complain(errors, err, failed)
	}
	return succeeded
}

// exited is how --help leaves the parser.
type exited int

// complain says in one sentence what went wrong.
func complain(to io.Writer, err error, code int) int {
	sentence, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	_, _ = io.WriteString(to, "hummock: "+sentence+"\n")
	return code
}

// environment gives every flag a twin: HUMMOCK_LISTEN for --listen, and
// HUMMOCK_DATABASE_FILE names a file that holds the value of --database.
func environment(getenv func(string) string) func(*kong.Context, *kong.Path, *kong.Flag) (any, error) {
	return func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		name := "HUMMOCK_" + strings.ToUpper(strings.ReplaceAll(flag.Name, "-", "_"))
		if value := getenv(name); value != "" {
			return value, nil
		}
		file := getenv(name + "_FILE")
		if file == "" {
			return nil, nil
		}
		if flag.Name == "secret-key" {
			if err := auth.CheckKeyFile(file); err != nil {
				return nil, err
			}
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		return strings.TrimSpace(string(b)), nil
	}
}
