/** What the command line says most, in English and Turkish. `one|many` is chosen by the number that fills a place. */
import { sayFrom, type Lang, type SayFrom } from '../language.ts';

type Key = keyof typeof EN;
export type Say = SayFrom<Key>;

export function sayIn(lang: Lang): Say {
  return sayFrom(SAID, lang);
}

/** Joins every count that is not zero, in words. */
export function countsText(say: Say, counts: readonly (readonly [number, Key])[]): string {
  const said = counts.filter(([n]) => n > 0).map(([n, key]) => say(key, { n }));
  return said.length > 0 ? said.join(', ') : say('nothingToDo');
}

/** One decimal, as the language writes it. */
export function secondsText(lang: Lang, seconds: number): string {
  const number = seconds.toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${number} ${lang === 'tr' ? 'sn' : 's'}`;
}

const EN = {
  nothingToDo: 'nothing to do',
  toCreate: '{n} to create',
  toUpdate: '{n} to update',
  toDelete: '{n} to delete',
  toUpdatePartly: '{n} to update in part',
  toEmpty: '{n} field to empty|{n} fields to empty',
  unchanged: '{n} unchanged',
  skipped: '{n} left out',
  inConflict: '{n} in conflict',
  rejected: '{n} rejected',
  created: '{n} created',
  updated: '{n} updated',
  deleted: '{n} deleted',
  failed: '{n} refused by Cubicl',
  unknown: '{n} unknown',
  wouldCreate: '{n} created',
  wouldUpdate: '{n} updated',
  wouldDelete: '{n} deleted',
  would: 'Would be: {counts}',
  plan: 'Plan: {counts}.',
  emptied: '{n} filled field is emptied: {which}|{n} filled fields are emptied: {which}',
  more: '… and {n} more: {where}',
  row: 'row {row}',
  sheet: 'sheet {sheet}',
  empty: '(empty)',
  damaged:
    '{n} cell was damaged by a spreadsheet program and not written: --repair puts back what was there.|{n} cells were damaged by a spreadsheet program and not written: --repair puts back what was there.',
  repaired:
    '{n} damaged cell was put back, so that nothing is changed there.|{n} damaged cells were put back, so that nothing is changed there.',
  unseen:
    '{n} cell is only stored otherwise than it was exported (line ends, accents): nothing to do.|{n} cells are only stored otherwise than they were exported (line ends, accents): nothing to do.',
  withoutBase:
    '{n} row has no good fingerprints in _base and was compared with Cubicl alone.|{n} rows have no good fingerprints in _base and were compared with Cubicl alone.',
  duplicates:
    '{n} row was left out: another row is the same client or person.|{n} rows were left out: another row is the same client or person.',
  leftOut:
    '{n} row was left out, being neither a client nor a person at one.|{n} rows were left out, being neither clients nor people at one.',
  likely:
    '{n} new client looks like one that is there or like another row: nothing was done about it.|{n} new clients look like one that is there or like another row: nothing was done about it.',
  values:
    '{n} cell holds more than was taken, or a phone kept as it is: see errors.csv.|{n} cells hold more than was taken, or a phone kept as it is: see errors.csv.',
  clearTitle: 'To clear',
  conflictHow:
    'Changed here and in Cubicl since the export, and not written. Say in the sheet of conflicts whose it shall be, or import again with --conflict mine or theirs.',
  sides: 'yours {yours}, in Cubicl {theirs}',
  restWritten: 'The rest of the row is written:',
  damagedTitle: 'Damaged cells',
  repairedTitle: 'Repaired cells',
  withoutBaseTitle: 'Compared with Cubicl alone',
  duplicatesTitle: 'Left out as duplicates',
  leftOutTitle: 'Left out',
  likelyTitle: 'Likely duplicates',
  valuesTitle: 'Worth a look',
  about: 'About {n} request.|About {n} requests.',
  soon: 'About {n} request, less than a minute at this rate.|About {n} requests, less than a minute at this rate.',
  minutes: 'About {n} request, {time} min at this rate.|About {n} requests, {time} min at this rate.',
  hours: 'About {n} request, {time} hours at this rate.|About {n} requests, {time} hours at this rate.',
  refused: 'To carry this out will be refused. {why}',
  allowIt: 'If that is what you mean: {command}',
  nothingSent: 'Nothing was sent.',
  goAhead: 'Go ahead? [y/N] ',
  requests: '{n} request|{n} requests',
  least: ' ({n} would do at best)',
  limited: ', {n} sent back by the rate limit',
  folder: '{requests}, {seconds}. Everything is in {folder}',
  doIt: 'Do it with: {command}',
  goOn: '{n} not done yet. Go on with: {command}',
  settle: 'Settle the conflicts there, then: {command}',
  fileReport: 'all of it as a page: open it in a browser',
  fileErrors: 'what is wrong, cell by cell',
  fileConflicts: 'yours and theirs side by side: write mine or theirs into _resolve',
  fileRejected: 'the failing rows: mend them and import this file',
  fileRejectedOne: 'its failing rows: mend them, and import all such files together',
  exported: '{n} client → {file}|{n} clients → {file}',
  nothingChanged: 'Nothing changed since {file}: no new file',
};

const TR: Readonly<Record<Key, string>> = {
  nothingToDo: 'yapılacak bir şey yok',
  toCreate: '{n} oluşturulacak',
  toUpdate: '{n} güncellenecek',
  toDelete: '{n} silinecek',
  toUpdatePartly: '{n} kısmen güncellenecek',
  toEmpty: '{n} alan boşaltılacak',
  unchanged: '{n} aynı',
  skipped: '{n} dışarıda bırakıldı',
  inConflict: '{n} çakışıyor',
  rejected: '{n} reddedildi',
  created: '{n} oluşturuldu',
  updated: '{n} güncellendi',
  deleted: '{n} silindi',
  failed: '{n} Cubicl tarafından kabul edilmedi',
  unknown: '{n} belirsiz',
  wouldCreate: '{n} oluşturulacak',
  wouldUpdate: '{n} güncellenecek',
  wouldDelete: '{n} silinecek',
  would: 'Önizleme, hiçbir şey gönderilmedi: {counts}',
  plan: 'Plan: {counts}.',
  emptied: '{n} dolu alan boşaltılacak: {which}',
  more: '… ve {n} tane daha: {where}',
  row: 'satır {row}',
  sheet: '{sheet} sayfası',
  empty: '(boş)',
  damaged: '{n} hücreyi bir tablo programı bozmuş; bunlar yazılmaz. --repair önceki değerleri geri koyar.',
  repaired: '{n} bozuk hücre eski değerine getirildi; orada bir şey değişmez.',
  unseen:
    '{n} hücre yalnızca farklı biçimde kaydedilmiş (satır sonu, aksan); görünüşü aynı: yapılacak bir şey yok.',
  withoutBase: '{n} satırın _base sütununda geçerli parmak izi yok; yalnızca Cubicl ile karşılaştırıldı.',
  duplicates: '{n} satır dışarıda bırakıldı: başka bir satır aynı müşteri ya da kişi.',
  leftOut: '{n} satır dışarıda bırakıldı: ne bir müşteri ne de bir müşterideki kişi.',
  likely: '{n} yeni müşteri, kayıtlı bir müşteriye ya da başka bir satıra benziyor; bir şey yapılmadı.',
  values:
    '{n} hücrede alınandan fazlası ya da olduğu gibi bırakılan bir telefon var: errors.csv dosyasına bakın.',
  clearTitle: 'Boşaltılacak',
  conflictHow:
    'Dışa aktarımdan beri hem burada hem Cubicl’de değişti; yazılmaz. Hangisinin geçerli olduğunu çakışmalar dosyasında belirtin ya da --conflict mine veya theirs ile yeniden içe aktarın.',
  sides: 'sizinki {yours}, Cubicl’deki {theirs}',
  restWritten: 'Satırın geri kalanı yazılır:',
  damagedTitle: 'Bozulmuş hücreler',
  repairedTitle: 'Onarılan hücreler',
  withoutBaseTitle: 'Yalnızca Cubicl ile karşılaştırılanlar',
  duplicatesTitle: 'Yinelendiği için dışarıda kalanlar',
  leftOutTitle: 'Dışarıda bırakılanlar',
  likelyTitle: 'Yinelenmiş olabilecekler',
  valuesTitle: 'Bakmaya değer',
  about: 'Yaklaşık {n} istek.',
  soon: 'Yaklaşık {n} istek; bu hızla bir dakikadan kısa sürer.',
  minutes: 'Yaklaşık {n} istek; bu hızla {time} dakika sürer.',
  hours: 'Yaklaşık {n} istek; bu hızla {time} saat sürer.',
  refused: 'Bu plan olduğu gibi uygulanmaz. {why}',
  allowIt: 'İsteğiniz buysa: {command}',
  nothingSent: 'Hiçbir şey gönderilmedi.',
  goAhead: 'Devam edilsin mi? [e/H] ',
  requests: '{n} istek',
  least: ' (en iyi durumda {n} yeterdi)',
  limited: ', {n} tanesi hız sınırından döndü',
  folder: '{requests}, {seconds}. Tümü şu klasörde: {folder}',
  doIt: 'Uygulamak için: {command}',
  goOn: '{n} satır henüz yapılmadı. Sürdürmek için: {command}',
  settle: 'Çakışmaları orada çözün, ardından: {command}',
  fileReport: 'hepsi bir sayfada: tarayıcıda açın',
  fileErrors: 'sorunlar, hücre hücre',
  fileConflicts: 'sizinki ve Cubicl’deki yan yana: _resolve sütununa mine ya da theirs yazın',
  fileRejected: 'reddedilen satırlar: düzeltip bu dosyayı içe aktarın',
  fileRejectedOne: 'o dosyanın reddedilen satırları: düzeltin ve bu dosyaların hepsini birlikte içe aktarın',
  exported: '{n} müşteri → {file}',
  nothingChanged: '{file} dosyasından beri değişen yok: yeni dosya yazılmadı',
};

const SAID: Readonly<Record<Lang, Readonly<Record<Key, string>>>> = { en: EN, tr: TR };
