package book

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// Place is where deals stand: a stage of one version of a pipeline.
type Place struct {
	Pipeline crm.ID
	Version  int
	Stage    string
	Index    int       // of the stage in its version; -1 where that is unknown
	Now      int       // of the stage in the pipeline's version in force; -1: retired
	Percent  float64   // assigned to the stage, or insight.NoPercent
	Basis    crm.Basis // what Percent means
}

// place is a Place with its percentage as parts of a million, if it has no
// more than four decimals.
type place struct {
	Place
	parts uint64
	odd   bool
}

const million = 1_000_000

// placed looks a stage up.
func (h *head) placed(pipeline crm.ID, number int, stage string) place {
	p := place{Place: Place{Pipeline: pipeline, Version: number, Stage: stage, Index: -1, Now: -1, Percent: insight.NoPercent, Basis: crm.Weighted}}
	if now, ok := h.pipeline(pipeline); ok {
		p.Now = now.Process.Index(stage)
	}
	process, ok := h.processes[version{pipeline, number}]
	if !ok {
		return p
	}
	if process.Basis != "" {
		p.Basis = process.Basis
	}
	p.Index = process.Index(stage)
	if percent := counted(process, p.Index); percent != nil {
		p.Percent = *percent
		rounded := math.Round(p.Percent * 1e4)
		p.parts, p.odd = uint64(rounded), rounded/1e4 != p.Percent
	}
	return p
}

// counted is the percentage of a stage. A share of the value that is counted by the
// end stays counted in the stages of care that come after it and have none.
func counted(process *crm.Process, at int) *float64 {
	if at < 0 || at >= len(process.Stages) {
		return nil
	}
	for i := at; i >= 0; i-- {
		if percent := process.Stages[i].Percent; percent != nil || process.Basis != crm.Share || i <= process.WinIndex() {
			return percent
		}
	}
	return nil
}

// of is the part of an amount that the percentage stands for, rounded half away
// from zero. Like package insight it takes the percentage as the decimal that
// people wrote.
func (p *place) of(minor int64) int64 {
	switch {
	case p.Percent == insight.NoPercent:
		return 0
	case p.odd:
		return p.oddPart(minor)
	case minor < 0:
		return -p.part(uint64(-minor))
	}
	return p.part(uint64(minor))
}

func (p *place) part(size uint64) int64 {
	hi, lo := bits.Mul64(size, p.parts)
	lo, carry := bits.Add64(lo, million/2, 0)
	q, _ := bits.Div64(hi+carry, lo, million)
	return int64(q)
}

func (p *place) oddPart(minor int64) int64 {
	x, ok := new(big.Rat).SetString(strconv.FormatFloat(p.Percent, 'f', -1, 64))
	if !ok {
		return 0
	}
	x.Mul(x, new(big.Rat).SetFrac64(minor, 100))
	half := big.NewRat(int64(x.Sign()), 2)
	x.Add(x, half)
	return new(big.Int).Quo(x.Num(), x.Denom()).Int64()
}
