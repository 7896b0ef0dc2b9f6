/** The words that made-up clients are made of. Any likeness to a company or a person is chance. */

export const TURKISH = {
  brands:
    'Çınaraltı Ilgazlı İncirli Yıldızhan Gümüşova Karadutlu Söğütdere Poyrazlı Lodosçu Kestanelik Defnelik Akkavaklı Denizkabuğu Üzümbağ Öğütçü Şahinbey Ihlamurlu Sığırcık Turnalı Zeytinova'.split(
      ' ',
    ),
  sectors:
    'Lojistik,Tekstil,Gıda,Mobilya,Yazılım,Seramik,Danışmanlık,İnşaat,Turizm,Ambalaj,Tarım,Optik'.split(','),
  legalForms: [
    'Sanayi ve Ticaret Ltd. Şti.',
    'Anonim Şirketi',
    'Hizmetleri Ltd. Şti.',
    've Dış Ticaret A.Ş.',
  ],
  firstNames:
    'Ayşe Emre Şule Kağan Gül Barış İpek Ömer Çiğdem Tolga Nur Uğur Sıla Can Ece Hakan Irmak Yiğit'.split(
      ' ',
    ),
  lastNames:
    'Yıldırımkaya Özgüler Şentepe Çalışkaner Güneşli Karaağaçlı İlkbahar Ünaldı Sarıçam Doğanay Tunçbilek Ekinci'.split(
      ' ',
    ),
  positions:
    'Genel Müdür,Satın Alma Sorumlusu,Muhasebe,Finans Direktörü,Bilgi İşlem,Dış Ticaret Uzmanı'.split(','),
  cities: 'İstanbul,Ankara,İzmir,Bursa,Eskişehir,Gaziantep,Muğla,Şanlıurfa,Çanakkale,Iğdır'.split(','),
  notes: [
    'Teklif gönderildi, dönüş bekleniyor.',
    'Fatura adresi değişti.',
    'Yıllık sözleşme mart ayında yenilenecek.',
    'Sevkiyat yalnızca hafta içi.',
  ],
} as const;

export const ENGLISH = {
  brands:
    'Copperfinch Juniperhall Thistledown Marlowick Kestrelby Amberleigh Foxglade Northquay Quarrystone Larkmoor Tidewend Hollowbrook Silverthorn Oakhampton Brindlewood Wrenfield'.split(
      ' ',
    ),
  sectors:
    'Foods,Logistics,Textiles,Engineering,Design,Software,Ceramics,Marine,Timber,Optics,Packaging,Travel'.split(
      ',',
    ),
  legalForms: ['Limited', 'LLP', 'Group plc', 'Partners Ltd'],
  firstNames:
    'Alice Benjamin Charlotte Daniel Eleanor Frederick Harriet Isaac Josephine Leonard Matilda Nathan Ruth Samuel'.split(
      ' ',
    ),
  lastNames:
    "Ashdown Blackwood-Hale Carrington Delacroix Everleigh Fairweather Greaves Holloway McAllister O'Marrow Penrose Winterbourne".split(
      ' ',
    ),
  positions: 'Managing Director,Buyer,Accounts,Finance Director,IT,Operations Manager'.split(','),
  cities: 'London,Leeds,Bristol,Dublin,Edinburgh,Cardiff,Manchester,Norwich'.split(','),
  notes: [
    'Quote sent, waiting to hear back.',
    'Billing address has changed.',
    'Yearly contract renews in March.',
    'Deliveries on weekdays only.',
  ],
} as const;

export type Locale = typeof TURKISH | typeof ENGLISH;

export const SEGMENTS = ['A', 'B', 'C', 'Key account', 'Prospect'] as const;
