/** The story that `demo` tells, and what an export says of its file, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const DEMO: Catalogue = {
  // demo-run.ts
  '1. Every client out to a workbook. The sandbox stands in for Cubicl.':
    '1. Tüm müşteriler bir çalışma kitabına aktarılır. Cubicl yerine deneme ortamı kullanılır.',
  '2. Someone edits it: five clients changed, two added, three mistakes made.':
    '2. Biri dosyayı düzenler: beş müşteriyi değiştirir, iki müşteri ekler, üç hata yapar.',
  'Saved as edited.xlsx. Meanwhile a colleague changes one of the same phone numbers in Cubicl.':
    'edited.xlsx olarak kaydedildi. Bu sırada bir iş arkadaşı aynı telefonlardan birini Cubicl’de değiştirir.',
  '3. What would an import do? Nothing is sent.':
    '3. İçe aktarma ne yapardı? Bu adımda hiçbir şey gönderilmez.',
  '4. Import it. The three bad rows and the conflict stay out; the rest goes in.':
    '4. İçe aktarılır. Hatalı üç satır ile çakışma dışarıda kalır, gerisi Cubicl’e yazılır.',
  '5. Mend the rows that were left out, in the file that lists them, and import that.':
    '5. Dışarıda kalan satırlar, listelendikleri dosyada düzeltilir ve o dosya içe aktarılır.',
  '6. Export once more, and import that untouched: nothing to do.':
    '6. Yeniden dışa aktarılır ve dosya hiç değiştirilmeden içe aktarılır: yapılacak bir şey yoktur.',
  'Open these:': 'Şunları açın:',
  'the first export': 'ilk dışa aktarım',
  'the edits and the mistakes': 'düzenlemeler ve hatalar',
  'what was wrong and what became of every row, as a page':
    'neler yanlıştı ve her satıra ne oldu, sayfa olarak',
  'what was wrong, cell by cell': 'neler yanlıştı, hücre hücre',
  'the rows that were left out, mended': 'dışarıda kalan satırların düzeltilmiş hali',
  'the result': 'sonuç',
  'Go on yourself: edit clients-after.xlsx and import it as in step 3, with the same --sandbox.':
    'Siz de deneyin: clients-after.xlsx dosyasını düzenleyip 3. adımdaki gibi, aynı --sandbox ile içe aktarın.',

  // export-run.ts, on-done.ts
  '"{0}" of {1} ({2})': '{1} ({2}), sütun "{0}"',
  '{0} more': '{0} tane daha',
  '1 text is longer than the 32,767 characters that a cell of Excel takes: {0}.':
    '1 metin, bir Excel hücresinin aldığı 32.767 karakterden uzun: {0}.',
  '{0} texts are longer than the 32,767 characters that a cell of Excel takes: {1}.':
    '{0} metin, bir Excel hücresinin aldığı 32.767 karakterden uzun: {1}.',
  'The workbook holds all of it, but Excel cuts it when it saves. A .csv or .jsonl file has no such limit.':
    'Çalışma kitabında tamamı var, ama Excel kaydederken keser. .csv ve .jsonl dosyalarında böyle bir sınır yok.',
  'The command of --on-done ended with exit code {0}.': '--on-done komutu {0} çıkış koduyla bitti.',
  'The command of --on-done ended with {0}.': '--on-done komutu şununla bitti: {0}.',
  'The command of --on-done could not be started: {0}': '--on-done komutu başlatılamadı: {0}',

  'There was nothing to compare with yet: {0} comes with the next export.':
    'Henüz karşılaştırılacak bir dosya yoktu: {0} bir sonraki dışa aktarımla yazılır.',

  // schedule-run.ts
  'it could not be started': 'başlatılamadı',

  // report/conflicts.ts
  'What the sheet holds; you may change it here.': 'Tablodaki değer; burada değiştirebilirsiniz.',
  'What Cubicl holds.': 'Cubicl’deki değer.',
  "Write mine to write yours, theirs to keep Cubicl's. Empty: not settled yet. Then import this file. It says mine already where nobody else touched the field.":
    'Sizinki geçerliyse mine, Cubicl’deki kalsın derseniz theirs yazın. Boş bırakılan satır açık kalır. Sonra bu dosyayı içe aktarın. Alana başka kimse dokunmadıysa burada zaten mine yazar.',
};
