package paper

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"hummock/internal/crm"
)

// WriteReport writes the PDF of a performance report, in its language.
func WriteReport(w io.Writer, r *crm.PerformanceReport) error {
	p := &reportPage{newLeaf(r.Firm, r.Deal, r.Language, r.On), r}
	p.head()
	p.scope()
	p.promises()
	p.changes()
	p.dates()
	p.figures()
	p.said()
	return p.write(w)
}

// reportPage is the PDF of a report that is being written.
type reportPage struct {
	*leaf
	r *crm.PerformanceReport
}

func (p *reportPage) head() {
	p.letterhead(p.say(reportWord) + " " + p.r.Label)
	p.title(p.r.Deal)
	took := ""
	if h := p.r.Handover; h != nil {
		took = h.To + ", " + p.day(h.On)
	}
	p.facts([][2]string{{p.say(clientWord), p.r.Client}, {p.say(dateWord), p.day(p.r.On)}, {p.say(agreedWord), p.day(p.r.AgreedOn)}, {p.say(tookOverWord), took}})
}

// part begins a part of the report.
func (p *reportPage) part(head crm.Text) {
	p.room(24)
	p.pdf.Ln(3)
	p.font("B", 12, inkDark)
	p.pdf.CellFormat(leafWidth, 7, p.say(head), "B", 1, "L", false, 0, "")
	p.pdf.Ln(2)
}

// row writes a line of what was promised or done, with quieter words under it.
func (p *reportPage) row(text string, about ...string) {
	p.room(2 * leafRow)
	p.font("", 10, inkDark)
	p.paragraph(text, leafRow)
	quiet := []string{}
	for _, one := range about {
		if one != "" {
			quiet = append(quiet, one)
		}
	}
	if len(quiet) > 0 {
		p.font("", 8.5, inkQuiet)
		p.paragraph(strings.Join(quiet, " · "), 4.6)
	}
	p.pdf.Ln(2)
}

// told gives a label with a day, or nothing without one.
func (p *reportPage) told(label crm.Text, day crm.Date) string {
	if day == "" {
		return ""
	}
	return p.say(label) + "\u00a0" + p.day(day)
}

func (p *reportPage) scope() {
	if p.r.Scope == "" && len(p.r.LeftOut) == 0 {
		return
	}
	p.part(scopeWord)
	if p.r.Scope != "" {
		p.row(p.r.Scope)
	}
	if len(p.r.LeftOut) > 0 {
		p.font("B", 9.5, inkDark)
		p.paragraph(p.say(leftOutWord), leafRow)
		for _, line := range p.r.LeftOut {
			p.font("", 10, inkDark)
			p.paragraph("– "+line, leafRow)
		}
	}
}

func (p *reportPage) promises() {
	if len(p.r.Promises) == 0 {
		return
	}
	p.part(promisedWord)
	for _, one := range p.r.Promises {
		state := p.say(promiseWords[one.State])
		if one.SettledOn != "" {
			state += "\u00a0" + p.day(one.SettledOn)
		}
		late := ""
		if one.DaysLate > 0 {
			late = fmt.Sprintf(p.say(lateWord), one.DaysLate)
		}
		p.row(one.Promise, p.told(byDayWord, one.DueOn), state, late)
	}
}

func (p *reportPage) changes() {
	if len(p.r.Changes) == 0 {
		return
	}
	p.part(changesWord)
	for _, c := range p.r.Changes {
		p.row(c.Title, c.AskedBy, p.told(askedWord, c.AskedOn), p.told(acceptedWord, c.DecidedOn))
	}
}

// dates are what was to happen and what happened: milestones, stages and
// acceptances.
func (p *reportPage) dates() {
	if len(p.r.Milestones)+len(p.r.Stages)+len(p.r.Acceptances) == 0 {
		return
	}
	p.part(datesWord)
	for _, s := range p.r.Stages {
		stay := p.told(sinceWord, s.From)
		if s.To != "" {
			stay = p.day(s.From) + " – " + p.day(s.To)
		}
		p.row(s.Name, stay)
	}
	for _, m := range p.r.Milestones {
		name := m.Name
		if name == "" {
			name = p.say(milestoneWords[m.Kind])
		}
		p.row(name, p.told(byDayWord, m.DueOn), p.told(invoicedWord, m.InvoicedOn))
	}
	for _, a := range p.r.Acceptances {
		state := p.told(signedWord, a.SignedOn)
		if state == "" {
			state = p.say(unsignedWord)
		}
		p.row(a.Name, state)
	}
}

// figureColumns are what it is, before, after, source.
var figureColumns = [...]float64{60, 30, 30, 50}

func (p *reportPage) figures() {
	if len(p.r.Figures) == 0 {
		return
	}
	p.part(figuresWord)
	p.font("B", 8.5, inkQuiet)
	for i, head := range [...]crm.Text{whatItIsWord, beforeWord, afterWord, sourceWord} {
		p.pdf.CellFormat(figureColumns[i], 6, p.say(head), "", 0, "L", false, 0, "")
	}
	p.pdf.Ln(7)
	for _, f := range p.r.Figures {
		p.font("", 10, inkDark)
		var cells [len(figureColumns)][]string
		lines := 1
		for i, cell := range [...]string{f.Name, with(f.Before, f.Unit), with(f.After, f.Unit), f.Source} {
			cells[i] = p.pdf.SplitText(printable(cell), figureColumns[i]-2)
			lines = max(lines, len(cells[i]))
		}
		p.room(float64(lines)*leafRow + 1)
		for line := range lines {
			for i, cell := range cells {
				text := ""
				if line < len(cell) {
					text = cell[line]
				}
				p.pdf.CellFormat(figureColumns[i], leafRow, text, "", 0, "L", false, 0, "")
			}
			p.pdf.Ln(leafRow)
		}
		p.pdf.Ln(1)
	}
}

func with(figure, unit string) string {
	if figure == "" || unit == "" {
		return figure
	}
	return figure + "\u00a0" + unit
}

func (p *reportPage) said() {
	if len(p.r.Contentment) == 0 {
		return
	}
	p.part(saidWord)
	for _, a := range p.r.Contentment {
		words := a.Words
		if a.Score != nil {
			words = strings.TrimSuffix(strconv.Itoa(*a.Score)+"/10. "+words, ". ")
		}
		p.row(words, a.Name, p.day(a.On))
	}
}

var (
	reportWord   = crm.Text{crm.English: "Report", crm.Russian: "Отчёт", crm.Polish: "Raport"}
	agreedWord   = crm.Text{crm.English: "Agreed on", crm.Russian: "Договорились", crm.Polish: "Uzgodniono"}
	tookOverWord = crm.Text{crm.English: "Taken over by", crm.Russian: "Работу принял", crm.Polish: "Pracę przejął"}
	scopeWord    = crm.Text{crm.English: "The work", crm.Russian: "Объём работ", crm.Polish: "Zakres prac"}
	leftOutWord  = crm.Text{crm.English: "Not part of it", crm.Russian: "Не входит", crm.Polish: "Poza zakresem"}
	promisedWord = crm.Text{crm.English: "What we promised", crm.Russian: "Что мы обещали", crm.Polish: "Co obiecaliśmy"}
	changesWord  = crm.Text{crm.English: "Changes agreed on the way", crm.Russian: "Изменения, согласованные по ходу", crm.Polish: "Zmiany uzgodnione po drodze"}
	datesWord    = crm.Text{crm.English: "Course and dates", crm.Russian: "Ход работ и даты", crm.Polish: "Przebieg i terminy"}
	figuresWord  = crm.Text{crm.English: "What it brought", crm.Russian: "Что это дало", crm.Polish: "Co to dało"}
	saidWord     = crm.Text{crm.English: "What you told us", crm.Russian: "Что вы нам сказали", crm.Polish: "Co nam Państwo powiedzieli"}
	sinceWord    = crm.Text{crm.English: "since", crm.Russian: "с", crm.Polish: "od"}
	byDayWord    = crm.Text{crm.English: "due", crm.Russian: "срок:", crm.Polish: "termin:"}
	askedWord    = crm.Text{crm.English: "asked", crm.Russian: "запрошено", crm.Polish: "zgłoszono"}
	acceptedWord = crm.Text{crm.English: "accepted", crm.Russian: "принято", crm.Polish: "przyjęto"}
	invoicedWord = crm.Text{crm.English: "invoiced", crm.Russian: "счёт выставлен", crm.Polish: "faktura"}
	signedWord   = crm.Text{crm.English: "signed", crm.Russian: "подписано", crm.Polish: "podpisano"}
	unsignedWord = crm.Text{crm.English: "not signed yet", crm.Russian: "ещё не подписано", crm.Polish: "jeszcze bez podpisu"}
	lateWord     = crm.Text{crm.English: "days late: %d", crm.Russian: "опоздание, дней: %d", crm.Polish: "spóźnienie, dni: %d"}
	whatItIsWord = crm.Text{crm.English: "Figure", crm.Russian: "Показатель", crm.Polish: "Wskaźnik"}
	beforeWord   = crm.Text{crm.English: "Before", crm.Russian: "Было", crm.Polish: "Przed"}
	afterWord    = crm.Text{crm.English: "After", crm.Russian: "Стало", crm.Polish: "Po"}
	sourceWord   = crm.Text{crm.English: "Source", crm.Russian: "Источник", crm.Polish: "Źródło"}

	promiseWords = map[crm.PromiseState]crm.Text{
		crm.PromiseOpen:      {crm.English: "still open", crm.Russian: "в работе", crm.Polish: "w toku"},
		crm.PromiseKept:      {crm.English: "kept", crm.Russian: "выполнено", crm.Polish: "dotrzymano"},
		crm.PromiseBroken:    {crm.English: "not kept", crm.Russian: "не выполнено", crm.Polish: "nie dotrzymano"},
		crm.PromiseWithdrawn: {crm.English: "withdrawn by agreement", crm.Russian: "снято по договорённости", crm.Polish: "odstąpiono za zgodą"},
	}
	milestoneWords = map[crm.MilestoneKind]crm.Text{
		crm.Prepayment:   {crm.English: "Prepayment", crm.Russian: "Предоплата", crm.Polish: "Przedpłata"},
		crm.OnStage:      {crm.English: "Interim invoice", crm.Russian: "Промежуточный счёт", crm.Polish: "Faktura częściowa"},
		crm.OnDate:       {crm.English: "On a day", crm.Russian: "К дате", crm.Polish: "W terminie"},
		crm.OnAcceptance: {crm.English: "On acceptance", crm.Russian: "По приёмке", crm.Polish: "Po odbiorze"},
	}
)
