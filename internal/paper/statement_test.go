package paper

import (
	"fmt"
	"strings"
	"testing"
)

func TestStatementsOfBanks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, want string }{
		{
			"Polish, semicolons, commas", "Data operacji;Kwota;Waluta;Nadawca;Tytuł\n2026-03-02;7 200,00;PLN;Northwind Sp. z o.o.;FV 2026-0001\n2026-03-03;-15,00;PLN;Bank;Opłata\n",
			"2026-03-02 720000 PLN Northwind Sp. z o.o. FV 2026-0001; skipped 1",
		},
		{
			"Russian", "Дата,Сумма,Плательщик,Назначение платежа\n02.03.2026,\"1 000,50\",ООО Заря,Оплата счёта 2026-0007\n",
			"2026-03-02 100050 EUR ООО Заря Оплата счёта 2026-0007; skipped 0",
		},
		{
			"without words that anybody knows", "a,b,c\n2026-03-02,5.00,x\n2026-03-03,6.00,y\n",
			"2026-03-02 500 EUR  ; 2026-03-03 600 EUR  ; skipped 0",
		},
		{
			"what cannot be read is told, with its row", "Date,Amount,Details\n2026-03-02,5.00,a\n2026-03-03,abc,b\n2026-03-04,5.001,c\nyesterday,7.00,d\n2026-03-05,,e\n,12.00,Total\n",
			"2026-03-02 500 EUR  a; skipped 2; row 3 Amount abc; row 4 Amount 5.001; row 5 Date yesterday",
		},
	} {
		s, err := ReadStatement(strings.NewReader(c.file), int64(len(c.file)), "bank.csv", "EUR")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got strings.Builder
		for _, l := range s.Lines {
			fmt.Fprintf(&got, "%s %d %s %s %s; ", l.On, l.Amount, l.Currency, l.Payer, l.Text)
		}
		fmt.Fprintf(&got, "skipped %d", s.Skipped)
		for _, u := range s.Unread {
			fmt.Fprintf(&got, "; row %d %s %s", u.Row, u.Column, u.Value)
		}
		if got.String() != c.want {
			t.Errorf("%s: want %s, got %s", c.name, c.want, got.String())
		}
	}
	text := "who,what\nAnna,nothing\n"
	if _, err := ReadStatement(strings.NewReader(text), int64(len(text)), "bank.csv", "EUR"); err == nil {
		t.Error("a file without money was read")
	}
}
