package book

import (
	"slices"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// head is what rows are seen against: pipelines, rates, users, the base currency.
type head struct {
	*store.BookHead
	zone      *time.Location
	processes map[version]*crm.Process
	rates     map[crm.Currency][]crm.Rate
	order     map[crm.ID]int // position of a pipeline
}

type version struct {
	pipeline crm.ID
	number   int
}

func newHead(h *store.BookHead) *head {
	out := &head{
		BookHead:  h,
		zone:      crm.Workspace{TimeZone: h.TimeZone}.Zone(),
		processes: map[version]*crm.Process{},
		rates:     map[crm.Currency][]crm.Rate{},
		order:     map[crm.ID]int{},
	}
	for i := range h.Pipelines {
		out.order[h.Pipelines[i].ID] = i
	}
	for _, v := range h.Versions {
		out.processes[version{v.Pipeline, v.Version}] = v.Process
	}
	for _, r := range h.Rates {
		out.rates[r.Currency] = append(out.rates[r.Currency], r)
	}
	return out
}

// pipeline gives a pipeline with its process in force.
func (h *head) pipeline(id crm.ID) (*crm.Pipeline, bool) {
	i, ok := h.order[id]
	if !ok {
		return nil, false
	}
	return &h.Pipelines[i], true
}

// stagesNamed gives the keys of stages that a word of a filter means, in any
// version of the pipelines: by key, or by name in any language.
func (h *head) stagesNamed(word string) []string {
	var keys []string
	folded := crm.Fold(word)
	for _, v := range h.Versions {
		for i := range v.Process.Stages {
			s := &v.Process.Stages[i]
			if s.Key == folded || named(s.Name, folded) {
				keys = append(keys, s.Key)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func named(t crm.Text, folded string) bool {
	for _, name := range t {
		if crm.Fold(name) == folded {
			return true
		}
	}
	return false
}
