package crm

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// MostImportStages is how many different values a column may hold that is to
// name stages.
const MostImportStages = 40

// ProcessOf makes a process of stages that a file names: in their usual order
// where all are known words, by probability where the file gives one, else as
// they appear. Nothing is asked in it and every move is allowed: the firm adds
// its criteria when it knows them.
func ProcessOf(name string, language Language, stages []ImportStage) Process {
	p := Process{Name: Text{language: name}, Kind: Sale, Basis: Weighted, Transitions: []Transition{
		{Way: WaySkip, From: Any, To: Any},
		{Way: WaySkip, From: Any, To: End},
		{Way: WayBack, From: Any, To: Any},
		{Way: WayStart, To: Any},
	}}
	p.addStages(language, inOrder(stages), 0)
	return p
}

// WithStages gives the process with further stages, which the file names, put
// before the win line.
func (p Process) WithStages(language Language, stages []ImportStage) Process {
	p.Stages = slices.Clone(p.Stages)
	p.addStages(language, inOrder(stages), min(p.WinIndex(), len(p.Stages)))
	return p
}

func (p *Process) addStages(language Language, stages []ImportStage, at int) {
	phase := "sell"
	if at > 0 {
		phase = p.Stages[at-1].Phase
	}
	for _, v := range stages {
		s := Stage{Key: p.freeKey(v.Value), Name: Text{language: strings.TrimSpace(v.Value)}, Phase: phase, Percent: v.Percent}
		if s.Percent != nil {
			s.PercentFrom = "own"
		}
		p.Stages = slices.Insert(p.Stages, at, s)
		at++
	}
}

// freeKey makes a key of a name that no stage or criterion has.
func (p *Process) freeKey(name string) string {
	slug := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		if r == ' ' {
			return '-'
		}
		return -1
	}, plainWords(name))
	slug = strings.Trim(slug[:min(len(slug), longestKey-4)], "-")
	if slug == "" {
		slug = "stage"
	}
	for n := 1; ; n++ {
		key := slug
		if n > 1 || slug == "stage" {
			key = fmt.Sprintf("%s-%d", slug, n)
		}
		if _, _, taken := p.Criterion(key); !taken && p.Index(key) < 0 && key != End && key != string(Won) && key != Any {
			return key
		}
	}
}

// inOrder leaves out values that mean an outcome and puts the others in order.
func inOrder(values []ImportStage) []ImportStage {
	stages := slices.DeleteFunc(slices.Clone(values), func(v ImportStage) bool { return v.Outcome != "" || v.Stage != "" })
	ranked, percents := true, true
	for _, v := range stages {
		ranked = ranked && stageRank(v.Value) >= 0
		percents = percents && v.Percent != nil
	}
	switch {
	case percents:
		slices.SortStableFunc(stages, func(a, b ImportStage) int { return cmp.Compare(*a.Percent, *b.Percent) })
	case ranked:
		slices.SortStableFunc(stages, func(a, b ImportStage) int { return cmp.Compare(stageRank(a.Value), stageRank(b.Value)) })
	}
	return stages
}
