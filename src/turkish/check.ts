/** What `check` finds out, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const CHECK: Catalogue = {
  'ok  ': 'tamam',
  warn: 'uyarı',
  FAIL: 'HATA ',
  // check-findings.ts
  'The token is accepted; whose it is may not be told.':
    'Erişim anahtarı geçerli; kime ait olduğunu söylemeye izni yok.',
  'Nothing is wrong: all else works without it.': 'Sorun değil: diğer her şey bu olmadan da çalışır.',
  ', administrator': ', yönetici',
  'The token is accepted: {0} at {1}{2}.': 'Erişim anahtarı geçerli: {0}, kuruluş: {1}{2}.',
  'an unnamed organisation': 'adsız',
  'Clients can be read: {0} were looked at, all of them.':
    'Müşteriler okunabiliyor: {0} tanesine bakıldı, hepsi bu.',
  'Clients can be read: {0} were looked at, and there are more.':
    'Müşteriler okunabiliyor: {0} tanesine bakıldı, dahası da var.',
  'Page size: all {0} came at once.': 'Sayfa boyu: {0} müşterinin hepsi bir kerede geldi.',
  'Page size: {0} came at once, of {1} asked for.':
    'Sayfa boyu: istenen {1} müşteriden {0} tanesi bir kerede geldi.',
  'The list leaves fields out, so every client is read on its own: one request each.':
    'Listede bazı alanlar yok; bu yüzden her müşteri ayrı bir istekle okunur.',
  'Nothing is wrong; it takes longer.': 'Sorun değil, yalnızca daha uzun sürer.',
  'To change clients is not forbidden (tried on an id that nobody has).':
    'Müşterileri değiştirmek yasak değil (var olmayan bir kimlikle denendi).',
  'To delete clients is not forbidden (tried on an id that nobody has).':
    'Müşterileri silmek yasak değil (var olmayan bir kimlikle denendi).',
  'The token may not change clients (403).': 'Bu erişim anahtarının müşterileri değiştirmeye izni yok (403).',
  'The token may not delete clients (403).': 'Bu erişim anahtarının müşterileri silmeye izni yok (403).',
  'Ask an administrator of the organisation, if you need to.':
    'Gerekiyorsa kuruluşun bir yöneticisinden isteyin.',
  'Users can be read: {0}.': 'Kullanıcılar okunabiliyor: {0}.',
  'Users may not be read (403): managers stand as ids in place of e-mail addresses.':
    'Kullanıcılar okunamıyor (403): yöneticiler e-posta adresi yerine kimlikle yazılır.',
  'Everything else works. For addresses, ask an administrator for the permission.':
    'Diğer her şey çalışır. Adresler için kuruluşun bir yöneticisinden izin isteyin.',
  'Custom field {0}: filled in {1}, e.g. {2}.': 'Özel alan {0}: {1} müşteride dolu, örneğin {2}.',
  'Custom field {0}: filled in {1}.': 'Özel alan {0}: {1} müşteride dolu.',
  'Name it in the configuration; --write-config adds the id there.':
    'Adını yapılandırmaya yazın; --write-config kimliğini oraya ekler.',
  'Quota: {0} requests for this check, none refused as too many.':
    'Kota: bu denetim için {0} istek; hiçbiri fazla diye geri çevrilmedi.',
  'Quota: {0} requests for this check, {1} refused as too many.':
    'Kota: bu denetim için {0} istek; {1} tanesi fazla diye geri çevrildi.',
  'Someone else uses the same quota, or it is smaller: give a lower --rate.':
    'Aynı kotayı başkası da kullanıyor ya da kota daha küçük: daha düşük bir --rate verin.',
  'No limit is kept (--rate unlimited).': 'Sınır uygulanmıyor (--rate unlimited).',
  'Of {0}, {1} are in use now, none of them by other runs.':
    'Sınır {0}; şu anda {1} tanesi kullanımda, hiçbiri başka çalışmaların değil.',
  'Of {0}, {1} are in use now, {2} of them by other runs on this machine.':
    'Sınır {0}; şu anda {1} tanesi kullanımda, bunların {2} tanesi bu bilgisayardaki başka çalışmaların.',

  // check-run.ts
  ', token from {0}': ', erişim anahtarının kaynağı: {0}',
  'cubicl-sheets {0} on Node.js {1} talks to {2}{3}.': 'cubicl-sheets {0} (Node.js {1}), sunucu: {2}{3}.',
  '{0} holds a token that others on this machine can read.':
    'Bu dosyadaki erişim anahtarını bu bilgisayardaki başkaları okuyabilir: {0}.',
  'Close it with: {0}': 'Kapatmak için: {0}',
  '{0} has every field already.': 'Her alan zaten bu dosyada: {0}.',
  '{0} added to {1}: put their names, as Cubicl shows them, beside the ids.':
    '{0} alan bu dosyaya eklendi: {1}. Kimliklerin yanına Cubicl’de görünen adlarını yazın.',
  'This makes a scratch client in Cubicl, changes it and deletes it.':
    'Bu, Cubicl’de geçici bir müşteri oluşturur, onu değiştirir ve siler.',
  'The scratch client "{0}" (id {1}) could not be deleted.': 'Geçici müşteri silinemedi: "{0}" (kimlik {1}).',
  'Delete it in Cubicl.': 'Onu Cubicl’de silin.',
  'Writing: {0}': 'Yazma: {0}',
  'Tried on {0}: {1}.': '{0} günü denendi: {1}.',
  'fields left out of a change are kept': 'değişiklikte verilmeyen alanlar korunuyor',
  'fields left out of a change are cleared': 'değişiklikte verilmeyen alanlar siliniyor',
  'some fields left out of a change are kept': 'değişiklikte verilmeyen alanların bir kısmı korunuyor',
  'null clears a field': 'null bir alanı boşaltıyor',
  'null keeps a field': 'null bir alanı koruyor',
  'null is refused': 'null kabul edilmiyor',
  'a name can be there only once': 'bir ad yalnızca bir kez bulunabilir',
  'a name may be there more than once': 'bir ad birden çok kez bulunabilir',
};
