package sample

import (
	"strings"

	"hummock/internal/crm"
)

// seller is somebody who sells, with what sets them apart.
type seller struct {
	id     crm.ID
	skill  float64 // shift of the odds to pass a stage, in logits
	hope   float64 // how far first dates and values lie off: 1 is right
	tidy   float64 // chance to keep a rule that nobody enforces
	since  moment
	weight float64 // share of new deals
}

// colleague is one person of the firm.
type colleague struct {
	name  phrase
	email string
	roles []crm.Role
	sees  crm.Visibility
}

const domain = "@northgate.example"

var founder = colleague{name: p("Hanna Zielińska", "Ханна Зелиньска", "Hanna Zielińska"), email: "hanna" + domain}

var others = [...]colleague{
	{p("Tomasz Wrona", "Томаш Врона", "Tomasz Wrona"), "tomasz" + domain, []crm.Role{crm.Admin, crm.Manager}, crm.SeesAll},
	{p("Anna Sikora", "Анна Сикора", "Anna Sikora"), "anna" + domain, []crm.Role{crm.Seller}, crm.SeesTeam},
	{p("Piotr Malec", "Пётр Малец", "Piotr Malec"), "piotr" + domain, []crm.Role{crm.Seller}, crm.SeesTeam},
	{p("Kasia Lis", "Кася Лис", "Kasia Lis"), "kasia" + domain, []crm.Role{crm.Seller}, crm.SeesTeam},
	{p("Jan Kruk", "Ян Крук", "Jan Kruk"), "jan" + domain, []crm.Role{crm.Expert}, crm.SeesAll},
	{p("Ewa Dudek", "Эва Дудек", "Ewa Dudek"), "ewa" + domain, []crm.Role{crm.Delivery}, crm.SeesAll},
	{p("Marek Bielak", "Марек Беляк", "Marek Bielak"), "marek" + domain, []crm.Role{crm.DeliveryLead}, crm.SeesAll},
	{p("Irena Polak", "Ирена Поляк", "Irena Polak"), "irena" + domain, []crm.Role{crm.Finance}, crm.SeesAll},
	{p("Adam Zych", "Адам Зых", "Adam Zych"), "adam" + domain, []crm.Role{crm.Legal}, crm.SeesAll},
	{p("Nina Wolska", "Нина Вольска", "Nina Wolska"), "nina" + domain, []crm.Role{crm.Viewer}, crm.SeesAll},
}

// talents are the sellers in the order of others: one of the best, one who
// hopes too much, one who is new.
var talents = [...]seller{
	{skill: .3, hope: 1.05, tidy: .95, weight: 1},
	{skill: 0, hope: 1.45, tidy: .8, weight: 1.05},
	{skill: -.3, hope: 1.2, tidy: .88, weight: .9},
}

const newcomerAfter = 290 * day // working days until the third seller joins

func (t *teller) founder() crm.NewUser {
	return crm.NewUser{Email: founder.email, Name: t.say(founder.name), Language: t.lang, TimeZone: zone, Sees: crm.SeesAll}
}

// hire brings everybody into the firm. Nobody else owns deals but sellers.
func (t *teller) hire() {
	t.team = t.id()
	for i, c := range others {
		id := t.id()
		at := moment(10 + i)
		n := crm.NewUser{Email: c.email, Name: t.say(c.name), Roles: c.roles, Sees: c.sees, Language: t.lang, TimeZone: zone}
		if c.roles[0] == crm.Seller {
			s := talents[len(t.sellers)]
			s.id = id
			if len(t.sellers) == len(talents)-1 {
				s.since = newcomerAfter
				at = s.since - day
			}
			t.sellers = append(t.sellers, s)
			n.Team, n.Capacity = t.team, 25
		}
		for _, r := range c.roles {
			t.staff[r] = id
		}
		t.act(at, crm.ID{}, "", crm.Join{ID: id, NewUser: n})
		t.wage(at, id, c.roles[0])
	}
}

// personName is a name as it is written in Latin and in Cyrillic letters.
type personName struct{ latin, cyrillic string }

func (n personName) in(l crm.Language) string {
	if l == crm.Russian {
		return n.cyrillic
	}
	return n.latin
}

var (
	menFirst = [...]personName{
		{"Adam", "Адам"},
		{"Bartosz", "Бартош"},
		{"Daniel", "Даниэль"},
		{"Filip", "Филип"},
		{"Grzegorz", "Гжегож"},
		{"Jakub", "Якуб"},
		{"Karol", "Кароль"},
		{"Lukas", "Лукас"},
		{"Martin", "Мартин"},
		{"Oskar", "Оскар"},
		{"Robert", "Роберт"},
		{"Viktor", "Виктор"},
	}
	womenFirst = [...]personName{
		{"Agata", "Агата"},
		{"Beata", "Беата"},
		{"Clara", "Клара"},
		{"Dorota", "Дорота"},
		{"Elena", "Елена"},
		{"Greta", "Грета"},
		{"Joanna", "Иоанна"},
		{"Laura", "Лаура"},
		{"Magda", "Магда"},
		{"Olga", "Ольга"},
		{"Renata", "Рената"},
		{"Sofia", "София"},
	}
	// Surnames that are the same for men and women.
	surnames = [...]personName{
		{"Adler", "Адлер"},
		{"Banach", "Банах"},
		{"Cieślak", "Чесляк"},
		{"Duda", "Дуда"},
		{"Engel", "Энгель"},
		{"Fiala", "Фиала"},
		{"Gajda", "Гайда"},
		{"Hübner", "Хюбнер"},
		{"Janik", "Яник"},
		{"Kozak", "Козак"},
		{"Lorenz", "Лоренц"},
		{"Mazur", "Мазур"},
		{"Nemec", "Немец"},
		{"Olszak", "Ольшак"},
		{"Pawlik", "Павлик"},
		{"Riedel", "Ридель"},
		{"Sroka", "Срока"},
		{"Tracz", "Трач"},
		{"Urban", "Урбан"},
		{"Vogel", "Фогель"},
		{"Wagner", "Вагнер"},
		{"Zając", "Заяц"},
		{"Berger", "Бергер"},
		{"Kaiser", "Кайзер"},
		{"Klimek", "Климек"},
		{"Moser", "Мозер"},
		{"Stolarz", "Столяж"},
		{"Wójcik", "Вуйцик"},
		{"Hart", "Харт"},
		{"Milner", "Милнер"},
	}
)

// address makes a mail address of a name at a client's domain.
func address(first, last personName, at string) string {
	return strings.ReplaceAll(crm.Fold(first.latin+"."+last.latin), " ", "") + "@" + at + ".example"
}
