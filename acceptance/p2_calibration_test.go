package acceptance

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// calibration is what history says of a pipeline's chances.
type calibration struct {
	Version int64
	Enough  bool
	History struct{ Closed, Months int }
	Stages  []struct {
		Key                 string
		Assigned, Suggested *float64
		Verdict             string
		Weighted            int64
		Then                int64 `json:"weighted_then"`
		Real                *struct {
			Value    float64
			Interval struct{ Low, High float64 }
			Record   struct{ Won, Closed int }
		}
	}
	Segments *struct {
		Each []struct {
			Name, Why string
			Record    struct{ Won, Closed int }
			Chance    struct {
				Method string
				Record struct{ Won, Closed int }
			}
		}
	}
}

// calibrates: sixty closed deals later, what was assigned is compared with what
// came, and one chance is adopted as version 2.
func (s *funnelStory) calibrates(t *testing.T) {
	s.at(t, "2011-12-01T09:00:00Z")
	process := s.pipelines(t)[0]
	path := "/calibration?by=segment&pipeline=" + process.ID
	var c calibration
	s.owner.ask(t, &c, "GET "+path, nil)
	if c.Enough || c.Stages[3].Verdict != "too_few" {
		t.Errorf("a firm with %d closed deals has nothing to calibrate by yet: %+v", c.History.Closed, c.Stages[3])
	}
	before := c.History.Closed
	if im := s.owner.imports(t, "history.csv", sixtyClosed(process)); im.Counts.Bad != 0 || im.Counts.Created != 60 {
		t.Fatalf("want 60 deals of the past, got %+v", im.Counts)
	}
	c = calibration{}
	s.owner.ask(t, &c, "GET "+path, nil)
	propose := c.Stages[3]
	if !c.Enough || c.History.Closed != before+60 || propose.Key != "propose" || propose.Real == nil || propose.Suggested == nil {
		t.Fatalf("the calibration is %+v", c)
	}
	if r := propose.Real; r.Record.Closed < 60 || r.Interval.Low >= r.Value || r.Interval.High <= r.Value || propose.Verdict != "too_optimistic" {
		t.Errorf("60 %% were assigned where 12 of 60 were won, got %+v", propose)
	}
	if c.Stages[0].Verdict != "too_pessimistic" {
		t.Errorf("5 %% are too few for the first stage, got %+v", c.Stages[0])
	}
	s.smallSegmentStaysPooled(t, &c)
	var sizes struct {
		Stages []struct {
			Key, Advice string
			Ended       int
			Median      *float64 `json:"median_days"`
		}
	}
	s.owner.ask(t, &sizes, "GET /adviser?pipeline="+process.ID, nil)
	if need := sizes.Stages[0]; need.Key != "need" || need.Ended < 60 || need.Median == nil || *need.Median != 1 || need.Advice == "too_few" {
		t.Errorf("sixty deals stayed a day in the first stage, got %+v", need)
	}
	s.adopts(t, process, &c)
}

// smallSegmentStaysPooled: nine deals are no number of their own, and it says why.
func (s *funnelStory) smallSegmentStaysPooled(t *testing.T, c *calibration) {
	t.Helper()
	for _, each := range c.Segments.Each {
		if each.Name != "Public" {
			continue
		}
		if each.Record.Closed != 9 || each.Chance.Method != "pooled" || each.Why == "" || each.Chance.Record.Closed < 60 {
			t.Errorf("nine deals get the number of all, with the reason, got %+v", each)
		}
		return
	}
	t.Errorf("the segment is missing in %+v", c.Segments)
}

// adopts makes version 2 of the pipeline with the chances that history suggests.
func (s *funnelStory) adopts(t *testing.T, process pipeline, c *calibration) {
	t.Helper()
	stages, _ := process.Process["stages"].([]any)
	then := int64(0)
	for i, stage := range c.Stages {
		if stage.Suggested != nil {
			stages[i].(object)["percent"] = math.Round(*stage.Suggested * 100)
			then += stage.Then
		}
	}
	s.owner.ask(t, nil, "POST /pipelines/"+process.ID+"/versions", object{"process": process.Process}, at(process.Version)...)
	var now calibration
	s.owner.ask(t, &now, "GET /calibration?pipeline="+process.ID, nil)
	weighted := int64(0)
	for _, stage := range now.Stages {
		weighted += stage.Weighted
	}
	if now.Version != c.Version+1 || weighted != then {
		t.Errorf("version %d weighs %d, and %d was shown before", now.Version, weighted, then)
	}
	var old, current pipeline
	s.owner.ask(t, &old, fmt.Sprintf("GET /pipelines/%s?version=%d", process.ID, c.Version), nil)
	s.owner.ask(t, &current, "GET /pipelines/"+process.ID, nil)
	if was, is := percentOf(old, 3), percentOf(current, 3); was != 60 || is != math.Round(*c.Stages[3].Suggested*100) {
		t.Errorf("the visits of then keep %v %%, those of now have %v %%", was, is)
	}
	visits := s.vera.page(t, s.universal.ID).Visits
	if len(visits) == 0 || visits[0].Version != int(c.Version) {
		t.Errorf("a visit says which version it was made in, got %+v", visits)
	}
}

func percentOf(p pipeline, stage int) float64 {
	percent, _ := p.Process["stages"].([]any)[stage].(object)["percent"].(float64)
	return percent
}

// sixtyClosed is a sheet of deals that went as far as the proposal: of every five
// one was won. Nine of them are of the segment Public.
func sixtyClosed(p pipeline) string {
	var names []string
	for _, stage := range p.Process["stages"].([]any) {
		names = append(names, stage.(object)["name"].(object)["en"].(string))
	}
	b := &strings.Builder{}
	b.WriteString("deal,name,segment,stage,outcome,created_at,closed_at")
	for _, name := range names[:4] {
		b.WriteString(",entered " + name)
	}
	b.WriteString("\n")
	for i := range 60 {
		segment, stage, outcome := "Industry", names[3], "lost"
		if i%7 == 3 {
			segment = "Public"
		}
		if i%5 == 0 {
			stage, outcome = names[len(names)-1], "won"
		}
		month, day := 4+i%7, 1+i/7
		fmt.Fprintf(b, "h%d,Deal of the past %d,%s,%s,%s,2011-%02d-%02d,2011-%02d-20", i, i, segment, stage, outcome, month-1, day, month+1)
		for s := range 4 {
			fmt.Fprintf(b, ",2011-%02d-%02d", month-1, day+s)
		}
		b.WriteString("\n")
	}
	return b.String()
}
