package acceptance

import (
	"strings"
	"testing"
	"time"
)

// P3, steps 1 and 2 for leads: they come by several doors, two are one person, the
// clock passes a late one on, and questions decide whom to pursue.
func TestKeptGardenAnswersItsLeads(t *testing.T) {
	t.Parallel()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		s := &answering{garden: garden{firm: w.found(t, "pipeline-discipline", "EUR")}, w: w}
		s.vera, s.nils = s.person(t, "Vera", "seller"), s.person(t, "Nils", "seller")
		_ = t.Run("1 twelve come by file, phone and program", s.arrive) &&
			t.Run("1 two are one, in Cyrillic and in Latin", s.same) &&
			t.Run("2 three are let go on day one", s.letGo) &&
			t.Run("2 need without means is kept apart", s.keptApart) &&
			t.Run("1 a late one passes on", s.passesOn)
	})
}

type answering struct {
	garden
	w    *world
	nils *user
}

type inquiry struct {
	ID, Name      string
	Version       int64
	Number        int64
	Status        string
	Owner         string `json:"owner_id"`
	Door, Source  string
	ArrivedAt     string `json:"arrived_at"`
	Turn          struct{ Why string }
	Qualification struct {
		Verdict string
		Score   int
	}
}

func (s *answering) leadsOf(t *testing.T, query string) []inquiry {
	t.Helper()
	var list struct{ Items []inquiry }
	s.owner.ask(t, &list, "GET /leads?limit=200"+query, nil)
	return list.Items
}

func (s *answering) named(t *testing.T, name string) inquiry {
	t.Helper()
	for _, l := range s.leadsOf(t, "") {
		if l.Name == name {
			return l
		}
	}
	t.Fatalf("there is no lead %q", name)
	return inquiry{}
}

func (s *answering) arrive(t *testing.T) {
	rows := []string{"Name,Company,E-mail,Phone,Campaign,Created at"}
	for name := range strings.FieldsSeq("Ada Bea Cleo Dora Emil Finn Gus Hana") {
		rows = append(rows, name+","+name+" Ltd,"+name+"@example.com,,spring,2026-03-02 07:30")
	}
	rows = append(rows, "Анна Ковальская,ООО «Ромашка»,not an address,,spring,2026-03-02 07:45")
	if in := s.owner.imports(t, "leads.csv", strings.Join(rows, "\n")); in.Counts.Created != 9 || in.Counts.Bad != 0 {
		t.Fatalf("want nine from the sheet, got %+v", in.Counts)
	}
	s.vera.ask(t, nil, "POST /leads", object{"name": "Kowalska Anna", "company_name": "Romashka LLC", "phones": []string{"+48 600 100 200"}, "door": "phone"})
	s.nils.ask(t, nil, "POST /leads", object{"name": "Ida", "phones": []string{"+48 600 100 300"}, "door": "phone", "spoken": true})
	s.owner.ask(t, nil, "POST /leads", object{"name": "Jan", "emails": []string{"jan@example.com"}, "source": "partner", "door": "api"})
	doors := map[string]int{}
	owners := map[string]int{}
	for _, l := range s.leadsOf(t, "&status=open") {
		doors[l.Door]++
		owners[l.Owner]++
	}
	if doors["import"] != 9 || doors["phone"] != 2 || doors["api"] != 1 || owners[""] != 0 || owners[s.vera.id] < 3 || owners[s.nils.id] < 3 {
		t.Errorf("by door %v, by owner %v", doors, owners)
	}
	if ada := s.named(t, "Ada"); ada.ArrivedAt >= "2026-03-02T09:00:00" || ada.ArrivedAt < "2026-03-02" {
		t.Errorf("the sheet's arrival is kept, got %s", ada.ArrivedAt)
	}
}

func (s *answering) same(t *testing.T) {
	var alike struct {
		Items []struct {
			Lead  string `json:"lead_id"`
			Items []struct{ Noun, ID string }
		}
	}
	s.owner.ask(t, &alike, "GET /leads/look-alikes?status=open", nil)
	latin, cyrillic := s.named(t, "Kowalska Anna"), s.named(t, "Анна Ковальская")
	found := false
	for _, of := range alike.Items {
		for _, like := range of.Items {
			found = found || of.Lead == latin.ID && like.ID == cyrillic.ID
		}
	}
	if !found {
		t.Fatalf("the two are not found to be alike: %+v", alike.Items)
	}
	s.owner.ask(t, nil, "POST /merges", object{"noun": "lead", "survivor_id": latin.ID, "merged_id": cyrillic.ID})
	if n := len(s.leadsOf(t, "&status=open")); n != 11 {
		t.Errorf("want eleven left, got %d", n)
	}
}

func (s *answering) judged(t *testing.T, name string, answers ...string) inquiry {
	t.Helper()
	var picks []object
	for i := 0; i < len(answers); i += 2 {
		picks = append(picks, object{"question": answers[i], "choice": answers[i+1]})
	}
	l := s.named(t, name)
	var now inquiry
	s.owner.ask(t, &now, "PUT /leads/"+l.ID+"/qualification", object{"answers": picks}, at(l.Version)...)
	return now
}

// letGo: one answer rules each of them out, and the way to a deal is closed.
func (s *answering) letGo(t *testing.T) {
	s.owner.refused(t, 422, "lead.choice", "PUT /leads/"+s.named(t, "Ada").ID+"/qualification", object{"answers": []object{{"question": "need", "choice": "perhaps"}}}, at(s.named(t, "Ada").Version)...)
	for name, answer := range map[string]string{"Ada": "need", "Bea": "can-succeed", "Cleo": "wanted"} {
		out := s.judged(t, name, answer, "no")
		if out.Qualification.Verdict != "knocked_out" {
			t.Errorf("%s: %+v", name, out.Qualification)
		}
		s.owner.refused(t, 409, "lead.knocked_out", "POST /leads/"+out.ID+"/convert", object{}, at(out.Version)...)
		s.owner.ask(t, nil, "POST /leads/"+out.ID+"/disqualify", object{"reason": "not_a_client"}, at(out.Version)...)
	}
	var r struct {
		Arrived, Disqualified int
		FirstDay              int `json:"first_day"`
	}
	s.owner.ask(t, &r, "GET /reports/leads", nil)
	if r.Arrived != 11 || r.Disqualified != 3 || r.FirstDay != 3 {
		t.Errorf("three of eleven on day one are good work, got %+v", r)
	}
}

func (s *answering) keptApart(t *testing.T) {
	s.judged(t, "Dora", "need", "yes", "budget", "no")
	good := s.judged(t, "Emil", "need", "yes", "budget", "yes", "wanted", "yes")
	if apart := s.leadsOf(t, "&status=open&verdict=no_budget"); len(apart) != 1 || apart[0].Name != "Dora" {
		t.Errorf("want Dora alone, got %+v", apart)
	}
	s.owner.ask(t, nil, "POST /leads/"+good.ID+"/convert", object{}, at(good.Version)...)
	if n := len(s.leadsOf(t, "&status=converted")); n != 1 {
		t.Errorf("want one that became a deal, got %d", n)
	}
}

// passesOn: sixty working minutes after the sheet came, whoever had it has lost it.
func (s *answering) passesOn(t *testing.T) {
	before := s.named(t, "Finn")
	s.w.at(t, "2026-03-02T10:05:00Z")
	for range 300 {
		if l := s.named(t, "Finn"); l.Turn.Why == "passed" && l.Owner != before.Owner {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Errorf("nobody answered in an hour, and it lies where it lay: %+v", s.named(t, "Finn"))
}
