package main

import (
	"fmt"
	"io"
	"time"
)

// writeTable writes one table, ready for docs/performance.md.
func writeTable(w io.Writer, o options, all []result) {
	fmt.Fprintf(w, "%d deals; times at concurrency 1, throughput at %d; floor: the same asked of the database directly, in the same run.\n\n", o.deals, workers)
	fmt.Fprintln(w, "| operation | database | p50 | p95 | p99 | a second at 16 | floor p50 | ratio |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|")
	for _, r := range all {
		if r.unit != "" {
			fmt.Fprintf(w, "| %s | %s | %.1f %s | | | | | |\n", r.name, r.database, r.value, r.unit)
			continue
		}
		floor, ratio := "", ""
		if r.floor > 0 {
			floor, ratio = short(r.floor), fmt.Sprintf("%.2f", r.p50.Seconds()/r.floor.Seconds())
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %.0f | %s | %s |\n", r.name, r.database, short(r.p50), short(r.p95), short(r.p99), r.throughput, floor, ratio)
	}
}

func short(d time.Duration) string { return fmt.Sprintf("%.2f ms", d.Seconds()*1000) }
