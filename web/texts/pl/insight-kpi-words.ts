// What every KPI says of itself, in Polish.

export const insightKpiWords = {
  kpi: {
    orders: {
      name: 'Zamówienia',
      formula: 'Liczba złożonych zamówień.',
      numerator: 'Złożone zamówienia, łącznie z anulowanymi.',
      parts: {
        open: 'Zamówienia, w których coś nie zostało jeszcze ani wysłane, ani anulowane.',
        cancelled: 'Zamówienia anulowane w całości.',
        delivered: 'Zamówienia doręczone w całości.',
        units: 'Zamówione sztuki.',
      },
    },
    revenue: {
      name: 'Przychód',
      formula: 'Towary i wysyłka po rabatach, bez podatku, minus anulowane sztuki i noty korygujące.',
      numerator:
        'Dla każdego zamówienia jego suma bez podatku, minus udział anulowanych sztuk w każdej pozycji, minus noty korygujące bez ich podatku; zero dla zamówienia anulowanego w całości.',
      parts: {
        ordered: 'Przed odjęciem anulowanych sztuk i not korygujących.',
        credited: 'Noty korygujące, bez podatku.',
      },
      note: 'Jedna liczba dla każdej waluty. Należy do dnia, w którym złożono zamówienie.',
    },
    'average-order-value': {
      name: 'Średnia wartość zamówienia',
      formula: 'Przychód ÷ zamówienia.',
      numerator: 'Przychód z zamówień, tak jak określa go wskaźnik Przychód.',
      denominator: 'Zamówienia złożone i nieanulowane w całości.',
      note: 'Jedna liczba dla każdej waluty.',
    },
    'cycle-time': {
      name: 'Czas realizacji zamówienia',
      formula: 'Średni czas od złożenia do doręczenia ostatniej sztuki w doręczonych zamówieniach.',
      numerator: 'Suma sekund od złożenia do doręczenia ostatniej sztuki.',
      denominator: 'Zamówienia, w których doręczono każdą nieanulowaną sztukę.',
      parts: {
        toReleased: 'Średnia sekund od złożenia do zwolnienia, we wszystkich policzonych zamówieniach.',
        toPicked:
          'Średnia sekund od zwolnienia do ostatniej kompletacji, we wszystkich policzonych zamówieniach.',
        toShipped:
          'Średnia sekund od ostatniej kompletacji do ostatniej przesyłki, we wszystkich policzonych zamówieniach.',
        toDelivered:
          'Średnia sekund od ostatniej przesyłki do ostatniego doręczenia, we wszystkich policzonych zamówieniach.',
      },
      note: 'Cztery części sumują się do wartości: etap, który nie jest znany albo leży przed poprzednim, przyjmuje chwilę poprzedniego, a żaden nie leży po doręczeniu.',
    },
    'placed-to-released': {
      name: 'Od złożenia do zwolnienia',
      formula:
        'Średni czas od złożenia zamówienia do pierwszego zwolnienia do lokalizacji w zamówieniach, dla których znane są oba momenty.',
      numerator: 'Suma sekund od złożenia zamówienia do pierwszego zwolnienia do lokalizacji.',
      denominator: 'Zamówienia, dla których znane są oba momenty.',
    },
    'released-to-picked': {
      name: 'Od zwolnienia do kompletacji',
      formula:
        'Średni czas od pierwszego zwolnienia do lokalizacji do ostatniej zakończonej kompletacji w zamówieniach, dla których znane są oba momenty.',
      numerator: 'Suma sekund od pierwszego zwolnienia do lokalizacji do ostatniej zakończonej kompletacji.',
      denominator: 'Zamówienia, dla których znane są oba momenty.',
    },
    'picked-to-shipped': {
      name: 'Od kompletacji do wysyłki',
      formula:
        'Średni czas od ostatniej zakończonej kompletacji do wyjazdu ostatniej przesyłki w zamówieniach, dla których znane są oba momenty.',
      numerator: 'Suma sekund od ostatniej zakończonej kompletacji do wyjazdu ostatniej przesyłki.',
      denominator: 'Zamówienia, dla których znane są oba momenty.',
    },
    'shipped-to-delivered': {
      name: 'Od wysyłki do doręczenia',
      formula:
        'Średni czas od wyjazdu ostatniej przesyłki do doręczenia ostatniej sztuki w zamówieniach, dla których znane są oba momenty.',
      numerator: 'Suma sekund od wyjazdu ostatniej przesyłki do doręczenia ostatniej sztuki.',
      denominator: 'Zamówienia, dla których znane są oba momenty.',
      note: 'Odbiory osobiste wyjeżdżają i docierają w chwili, w której klient je odbiera.',
    },
    'fulfilment-rate': {
      name: 'Wskaźnik realizacji',
      formula: 'Zamówienia wysłane w całości ÷ zamówienia, w których każdą sztukę wysłano albo anulowano.',
      numerator: 'Zamówienia, w których wysłano lub wydano każdą zamówioną sztukę.',
      denominator: 'Zamówienia, w których każdą sztukę wysłano, wydano lub anulowano.',
      parts: {
        unitShare: 'Udział wysłanych sztuk w tych samych zamówieniach.',
      },
    },
    'fulfilment-time': {
      name: 'Czas do wysyłki',
      formula:
        'Średni czas od złożenia do wyjazdu ostatniej przesyłki w zamówieniach, które wyjechały w całości.',
      numerator: 'Suma sekund od złożenia do wyjazdu ostatniej przesyłki.',
      denominator: 'Zamówienia, w których wyjechała każda nieanulowana sztuka.',
    },
    'unit-fill-rate': {
      name: 'Wskaźnik zaspokojenia: sztuki',
      formula: 'Sztuki obsłużone od razu z zapasu ÷ zamówione sztuki.',
      numerator:
        'Sztuki, które nigdy nie czekały na towar: ani przy złożeniu zamówienia, ani po brakach w kompletacji czy przeniesieniu do innego miejsca.',
      denominator: 'Zamówione sztuki.',
      note: 'Najsurowszy jest wskaźnik zamówień, najłagodniejszy wskaźnik sztuk.',
    },
    'line-fill-rate': {
      name: 'Wskaźnik zaspokojenia: pozycje',
      formula: 'Pozycje obsłużone od razu z zapasu ÷ zamówione pozycje.',
      numerator:
        'Pozycje, które nigdy nie czekały na towar: ani przy złożeniu zamówienia, ani po brakach w kompletacji czy przeniesieniu do innego miejsca.',
      denominator: 'Zamówione pozycje.',
      note: 'Najsurowszy jest wskaźnik zamówień, najłagodniejszy wskaźnik sztuk.',
    },
    'order-fill-rate': {
      name: 'Wskaźnik zaspokojenia: zamówienia',
      formula: 'Zamówienia obsłużone od razu z zapasu ÷ złożone zamówienia.',
      numerator:
        'Zamówienia, które nigdy nie czekały na towar: ani przy złożeniu zamówienia, ani po brakach w kompletacji czy przeniesieniu do innego miejsca.',
      denominator: 'Złożone zamówienia.',
      note: 'Najsurowszy jest wskaźnik zamówień, najłagodniejszy wskaźnik sztuk.',
    },
    'on-time-requested': {
      name: 'Na czas, jak prosił klient',
      formula:
        'Doręczone zamówienia, w których każda pozycja dotarła najpóźniej w dniu, o który prosił klient ÷ doręczone zamówienia, które mają taki dzień.',
      numerator:
        'Zamówienia, w których każda pozycja z taką datą została w całości doręczona najpóźniej w dniu, o który prosił klient; porównywane są dni w strefie czasowej sklepu.',
      denominator: 'Doręczone zamówienia, w których choć jedna pozycja ma taki dzień.',
      parts: {
        byInstant:
          'Ten sam udział, gdy granicą jest pierwsza chwila dnia: to, co doręczono w ciągu samego dnia, liczy się jako spóźnione.',
        withLateOpen:
          'Ten sam udział, gdyby zamówienia spóźnione i jeszcze niedoręczone liczyć jako chybione.',
        lateDays: 'Średnia liczba dni po terminie w zamówieniach spóźnionych według daty.',
      },
    },
    'on-time-first-promised': {
      name: 'Na czas, według pierwszej obietnicy',
      formula:
        'Doręczone zamówienia, w których każda pozycja dotarła najpóźniej w dniu obiecanym najpierw ÷ doręczone zamówienia, które mają taki dzień.',
      numerator:
        'Zamówienia, w których każda pozycja z taką datą została w całości doręczona najpóźniej w dniu obiecanym najpierw; porównywane są dni w strefie czasowej sklepu.',
      denominator: 'Doręczone zamówienia, w których choć jedna pozycja ma taki dzień.',
      parts: {
        byInstant:
          'Ten sam udział, gdy granicą jest pierwsza chwila dnia: to, co doręczono w ciągu samego dnia, liczy się jako spóźnione.',
        withLateOpen:
          'Ten sam udział, gdyby zamówienia spóźnione i jeszcze niedoręczone liczyć jako chybione.',
        lateDays: 'Średnia liczba dni po terminie w zamówieniach spóźnionych według daty.',
      },
      note: 'Późniejsze obietnice go nie poprawiają.',
    },
    'on-time-last-promised': {
      name: 'Na czas, według ostatniej obietnicy',
      formula:
        'Doręczone zamówienia, w których każda pozycja dotarła najpóźniej w dniu obiecanym na końcu ÷ doręczone zamówienia, które mają taki dzień.',
      numerator:
        'Zamówienia, w których każda pozycja z taką datą została w całości doręczona najpóźniej w dniu obiecanym na końcu; porównywane są dni w strefie czasowej sklepu.',
      denominator: 'Doręczone zamówienia, w których choć jedna pozycja ma taki dzień.',
      parts: {
        byInstant:
          'Ten sam udział, gdy granicą jest pierwsza chwila dnia: to, co doręczono w ciągu samego dnia, liczy się jako spóźnione.',
        withLateOpen:
          'Ten sam udział, gdyby zamówienia spóźnione i jeszcze niedoręczone liczyć jako chybione.',
        lateDays: 'Średnia liczba dni po terminie w zamówieniach spóźnionych według daty.',
      },
      note: 'Obiecywanie późniejszych dni go poprawia: czytaj go obok pierwszej obietnicy.',
    },
    'in-full': {
      name: 'Kompletne',
      formula: 'Zakończone zamówienia, w których doręczono wszystko, co zamówiono ÷ zakończone zamówienia.',
      numerator:
        'Zakończone zamówienia bez anulowanej sztuki, poza sztukami, które klienci sami anulowali w portalu.',
      denominator: 'Zamówienia, w których każdą sztukę doręczono lub anulowano.',
      note: 'Zamówienie, które anulowaliśmy w całości, nie jest kompletne.',
    },
    'perfect-order': {
      name: 'Zamówienia doskonałe',
      formula:
        'Doręczone zamówienia na czas, kompletne, nieuszkodzone i z właściwymi dokumentami ÷ doręczone zamówienia.',
      numerator:
        'Zamówienia, które dotarły najpóźniej w dniu obiecanym najpierw, z każdą sztuką, której klient nie anulował, bez zgłoszenia zaginięcia, uszkodzenia, pomyłki lub braku i bez reklamacji czy korekty faktury.',
      denominator: 'Doręczone zamówienia, które miały obietnicę.',
      parts: {
        onTime: 'Udział doręczonych na czas według pierwszej obietnicy.',
        inFull: 'Udział kompletnych.',
        undamaged: 'Udział bez zgłoszenia zaginięcia, uszkodzenia, pomyłki lub braku.',
        documented: 'Udział bez reklamacji faktury i bez jej korekty.',
      },
      note: 'Liczone zamówienie po zamówieniu. Nigdy nie przekracza najmniejszego z czterech udziałów i nie musi być ich iloczynem.',
    },
    'perfect-order-product': {
      name: 'Zamówienia doskonałe, jako iloczyn',
      formula:
        'Udział na czas × udział kompletnych × udział nieuszkodzonych × udział z właściwymi dokumentami.',
      numerator: 'Iloczyn czterech udziałów razy doręczone zamówienia; to nie jest liczba zamówień.',
      denominator: 'Doręczone zamówienia, które miały obietnicę, te same co w Zamówieniach doskonałych.',
      parts: {
        onTime: 'Udział doręczonych na czas według pierwszej obietnicy.',
        inFull: 'Udział kompletnych.',
        undamaged: 'Udział bez zgłoszenia zaginięcia, uszkodzenia, pomyłki lub braku.',
        documented: 'Udział bez reklamacji faktury i bez jej korekty.',
      },
      note: 'Zwyczajowy wskaźnik branży, do porównań z innymi. Zakłada, że błędy są niezależne; Zamówienia doskonałe tego nie zakładają.',
    },
    'split-rate': {
      name: 'Wskaźnik podziału',
      formula:
        'Zamówienia wysłane w większej liczbie przesyłek, niż mają miejsc docelowych ÷ zamówienia wysłane w całości.',
      numerator:
        'Wysłane w całości zamówienia z większą liczbą przesyłek niż grup wysyłkowych (adresów lub punktów odbioru).',
      denominator: 'Zamówienia, w których wyjechała każda nieanulowana sztuka.',
      parts: {
        shipmentsPerOrder: 'Średnia liczba przesyłek tych samych zamówień.',
      },
    },
    'backorder-rate': {
      name: 'Wskaźnik zaległości',
      formula: 'Pozycje, które czekały na towar ÷ zamówione pozycje.',
      numerator: 'Pozycje, w których choć jedną sztukę przyjęto bez zapasu lub później straciła swój zapas.',
      denominator: 'Zamówione pozycje.',
      parts: {
        unitShare: 'Udział sztuk, które czekały.',
      },
    },
    'cancel-rate': {
      name: 'Wskaźnik anulowań',
      formula: 'Zamówienia anulowane w całości ÷ złożone zamówienia.',
      numerator: 'Zamówienia, w których anulowano każdą sztukę.',
      denominator: 'Złożone zamówienia.',
      parts: {
        unitShare: 'Udział anulowanych sztuk wśród wszystkich zamówionych, łącznie z pojedynczymi pozycjami.',
      },
      note: 'Według powodu: zamówienie liczy się dla powodu swojego ostatniego anulowania.',
    },
    'short-pick-rate': {
      name: 'Wskaźnik braków w kompletacji',
      formula: 'Sztuki nieznalezione przy kompletacji ÷ sztuki, o które poproszono przy kompletacji.',
      numerator: 'Sztuki, których kompletujący nie znalazł, za każdym razem.',
      denominator: 'Sztuki skompletowane plus nieznalezione.',
      parts: {
        lineShare: 'Udział skompletowanych pozycji, w których choć raz czegoś zabrakło.',
      },
    },
    'return-rate': {
      name: 'Wskaźnik zwrotów',
      formula: 'Sztuki, które wróciły lub za które zwrócono pieniądze ÷ sztuki doręczone lub wydane.',
      numerator:
        'Sztuki zwrócone (paczki, które wróciły, nieodebrane odbiory, zwroty) lub opłacone z powrotem bez zwrotu; każda sztuka raz.',
      denominator: 'Sztuki, które wyjechały: wysłane, doręczone lub odebrane.',
      parts: {
        orderShare: 'Udział zamówień z takimi sztukami, w których coś wróciło lub zwrócono pieniądze.',
      },
    },
    'touchless-rate': {
      name: 'Wskaźnik bez ingerencji',
      formula:
        'Zamówienia bez ręcznej ingerencji ÷ zamówienia, w których każdą sztukę wysłano lub anulowano.',
      numerator:
        'Zamówienia, w których dzienniku za niczym poza złożeniem, pracą rąk i wiadomościami przewoźników nie stoi człowiek ani klucz.',
      denominator: 'Zamówienia, w których każdą sztukę wysłano, wydano lub anulowano.',
      parts: {
        touchesPerOrder: 'Średnia liczba ręcznych ingerencji w tych samych zamówieniach.',
      },
      note: 'Praca rąk (kompletacja, pakowanie, wydanie, odbiór) nie jest ingerencją, podobnie jak to, co klienci robią sami w portalu. Ingerencja to decyzja: wstrzymanie, jego zniesienie, zmieniony adres, anulowana pozycja, nowa obietnica, ponowiona etykieta, płatność wpisana ręcznie, sprawa, rekompensata.',
    },
    'hold-hours': {
      name: 'Czas wstrzymania',
      formula: 'Średni czas wstrzymania zamówień, które choć raz wstrzymano.',
      numerator:
        'Suma sekund, przez które zamówienia były wstrzymane; nakładające się wstrzymania liczą się raz, otwarte do teraz.',
      denominator: 'Zamówienia, które choć raz wstrzymano.',
      parts: {
        heldShare: 'Udział wszystkich zamówień, które choć raz wstrzymano.',
      },
      note: 'W podziale na powody każde wstrzymanie liczy się dla własnego powodu.',
    },
    'cost-to-serve': {
      name: 'Koszt obsługi',
      formula:
        'Średnia z (wysyłka + obsługa + podziały + rekompensaty) w zamówieniach, których koszty są znane.',
      numerator:
        'Koszty z zapisanej decyzji o źródle, które się płaci (otwarcie lokalizacji, odległość lub przewoźnicy, obsługa, podziały, wysyłka od dostawcy), plus przyznane rekompensaty.',
      denominator: 'Zamówienia, których nie anulowano w całości i które mają decyzję o źródle.',
      parts: {
        shipping: 'Średnia odległości, przewoźników i wysyłki od dostawcy.',
        handling: 'Średnia otwarcia lokalizacji i obsługi.',
        splits: 'Średni koszt dalszych lokalizacji.',
        goodwill: 'Średnia przyznanych rekompensat.',
      },
      note: 'Jedna liczba dla każdej waluty. Części decyzji, których nikt nie płaci (równowaga zapasu, spóźnienie, moce, przecena, utracone szanse, preferencje), nie liczą się. Liczy się plan, nie rachunek przewoźnika.',
    },
    'customer-lifetime-value': {
      name: 'Wartość klienta do tej pory',
      formula:
        'Przychód ze wszystkich zamówień do końca okresu klientów, którzy w nim zamówili ÷ ci klienci.',
      numerator:
        'Przychód (bez podatku, anulowanych sztuk i not korygujących) z każdego zamówienia tych klientów do końca okresu, także spoza filtra.',
      denominator: 'Klienci z co najmniej jednym zamówieniem w filtrze i okresie.',
      parts: {
        ordersPerCustomer: 'Średnia liczba zamówień tych samych klientów do tego czasu.',
      },
      note: 'Model historyczny: ile klienci byli do tej pory warci w przychodzie. Niczego nie przewiduje i nie zna kosztu towaru. Jedna liczba dla każdej waluty.',
    },
    'churn-rate': {
      name: 'Odejścia klientów',
      formula:
        'Klienci, którzy zamawiali w poprzednim oknie, a nie w oknie do końca okresu ÷ klienci, którzy zamawiali w poprzednim oknie.',
      numerator: 'Spośród tych klientów ci bez zamówienia (z dowolnego kanału) w ostatnim oknie.',
      denominator: 'Klienci z zamówieniem w filtrze w poprzednim oknie.',
      parts: {
        windowDays: 'Dni okna.',
      },
      note: 'Dwa równe okna kończące się wraz z okresem, niezależnie od jego początku. Długość ustawiasz sam w filtrach; 180 dni, jeśli nie podano.',
    },
    'repeat-rate': {
      name: 'Wskaźnik powrotów',
      formula: 'Klienci z dwoma lub więcej zamówieniami do końca okresu ÷ klienci, którzy w nim zamówili.',
      numerator:
        'Spośród tych klientów ci z co najmniej dwoma zamówieniami (łącznie z anulowanymi) do końca okresu, także spoza filtra.',
      denominator: 'Klienci z co najmniej jednym zamówieniem w filtrze i okresie.',
    },
    'receivable-days': {
      name: 'Dni należności',
      formula: 'Zafakturowane kwoty × dni do zapłaty ÷ zafakturowane kwoty.',
      numerator:
        'Za każdą chwilę od pierwszej faktury to, ile zamówienia były winne, zsumowane w czasie (kwota × dni); otwarte liczy się do teraz.',
      denominator: 'Kwoty zafakturowane w tych zamówieniach, z podatkiem.',
      parts: {
        openMinor: 'Ile wciąż jest należne.',
      },
      note: 'Z zapisów konta należności: średnia liczba dni, przez które jednostka pieniędzy była należna (rotacja należności według kwoty). Jedna liczba dla każdej waluty.',
    },
    'feedback-score': {
      name: 'Oceny',
      formula: 'Suma gwiazdek ÷ oceny.',
      numerator:
        'Suma gwiazdek (1 do 5), które klienci dali doręczeniom; ostatnie słowo o każdym doręczeniu.',
      denominator: 'Ocenione doręczenia.',
      parts: {
        stars1: 'Oceny z 1 gwiazdką.',
        stars2: 'Oceny z 2 gwiazdkami.',
        stars3: 'Oceny z 3 gwiazdkami.',
        stars4: 'Oceny z 4 gwiazdkami.',
        stars5: 'Oceny z 5 gwiazdkami.',
      },
      note: 'Pominięte to zamówienia; liczone są oceny.',
    },
  },
  quantiles: {
    mean: 'Średnia',
    p50: 'Mediana.',
    p90: '90 na 100 nie ma więcej.',
    p95: '95 na 100 nie ma więcej.',
  },
  exclusions: {
    cancelled: 'Zamówienia anulowane w całości.',
    open: 'Zamówienia jeszcze w drodze: nie wszystko wysłano lub anulowano.',
    'not-shipped': 'Zamówienia, w których czegoś jeszcze nie wysłano.',
    'not-delivered': 'Zamówienia, w których czegoś jeszcze nie doręczono, a ich dzień nie minął.',
    'late-open': 'Zamówienia, w których czegoś jeszcze nie doręczono, choć ich dzień minął.',
    'no-date': 'Zamówienia, w których żadna pozycja nie ma takiej daty.',
    'no-time': 'Zamówienia, dla których jeden z dwóch momentów nie jest znany.',
    'times-contradict':
      'Zamówienia, w których drugi moment leży przed pierwszym (rozbieżne zegary, zaimportowana historia).',
    empty: 'Zamówienia bez pozycji.',
    history: 'Zamówienia zaimportowane jako historia: nie wiadomo, jaki zapas i jaką pracę zastały.',
    'customer-wish': 'Zamówienia, w których wszystko, czego brakuje, anulowali sami klienci.',
    'not-picked': 'Pozycje, których nikt jeszcze nie skompletował.',
    'not-delivered-line': 'Pozycje, z których nic nie doręczono.',
    'never-held': 'Zamówienia, których nigdy nie wstrzymano.',
    'no-costs': 'Zamówienia bez zapisanej decyzji o źródle, więc ich koszty nie są znane.',
    guest: 'Zamówienia bez wskazanego klienta.',
    'not-active': 'Klienci bez zamówienia w poprzednim oknie, więc w tym nie mogli odejść.',
    'not-invoiced': 'Zamówienia bez faktury.',
    'no-rating': 'Zamówienia, których nikt nie ocenił.',
  },
  dimensions: {
    channel: 'Kanał',
    location: 'Lokalizacja',
    carrier: 'Przewoźnik',
    sku: 'SKU',
    segment: 'Segment klientów',
    country: 'Kraj',
    'process-version': 'Wersja procesu',
    currency: 'Waluta',
    reason: 'Powód',
  },
};
