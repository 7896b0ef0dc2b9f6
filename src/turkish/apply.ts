/** What is said of how a row ended, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const APPLY: Catalogue = {
  // outcomes.ts
  'Since the plan was made, “{0}” ({1}) came to Cubicl, which has the same e-mail address or name. So none was created: look whether it is the same one.':
    'Plan yapıldıktan sonra Cubicl’e e-posta adresi veya adı aynı olan “{0}” ({1}) eklendi. Bu yüzden yeni müşteri oluşturulmadı: aynı müşteri mi diye bakın.',
  'Cubicl made no new client of this row, but put it into {0}, which was there already. Look at that client.':
    'Cubicl bu satırdan yeni müşteri oluşturmadı; zaten var olan {0} kimlikli müşteriye kattı. O müşteriye bakın.',
  'It was sent twice since the first answer was lost, and is there as {0} and {1}. Delete all but one in Cubicl.':
    'İlk yanıt kaybolduğu için iki kez gönderildi ve şu kimliklerle var: {0} ve {1}. Cubicl’de biri dışında hepsini silin.',
  'It was sent twice since the first answer was lost, and made {0}. Cubicl does not show new clients yet: look later whether it is there twice.':
    'İlk yanıt kaybolduğu için iki kez gönderildi ve {0} kimliğiyle oluştu. Cubicl yeni müşterileri henüz göstermiyor: iki kez olup olmadığına sonra bakın.',
  'It was sent twice, both answers were lost, and it is not to be found. Look in Cubicl before you import it again.':
    'İki kez gönderildi, iki yanıt da kayboldu ve müşteri bulunamadı. Yeniden içe aktarmadan önce Cubicl’e bakın.',
  'The answer was lost, and Cubicl does not show new clients in its lists: whether it is there can’t be told. Look later.':
    'Yanıt kayboldu ve Cubicl yeni müşterileri listelerinde göstermiyor: müşterinin olup olmadığı bilinemiyor. Sonra bakın.',
  'there are several new clients like it': 'buna benzeyen birden çok yeni müşteri var',
  'there is a new client of the same e-mail address or name, which holds other values':
    'aynı e-posta adresini ya da adı taşıyan, ama başka değerleri olan yeni bir müşteri var',
  'there is a new client like it, which was created at another time':
    'buna benzeyen, ama başka bir zamanda oluşturulmuş yeni bir müşteri var',
  'Cubicl changes what it is sent, so that no client can be recognised':
    'Cubicl gönderileni değiştirdiği için hiçbir müşteri tanınamıyor',
  'The answer was lost, and {0}{1}. Look in Cubicl whether this row is there.':
    'Yanıt kayboldu; {0}{1}. Bu satırın Cubicl’de olup olmadığına bakın.',
  '{0} is {1} now, and {2} was planned': '{0} şimdi {1}, planlanan {2}',
  'The answer was lost, and someone else has changed the client since: {0}. Look at it in Cubicl.':
    'Yanıt kayboldu ve müşteriyi sonradan başka biri değiştirdi: {0}. Müşteriye Cubicl’de bakın.',
  'Changed in Cubicl since the plan was made: {0}. It was left alone: say in the sheet of conflicts whose it shall be.':
    'Plan yapıldıktan sonra Cubicl’de değişti: {0}. Dokunulmadı: çakışma tablosunda hangisinin geçerli olacağını yazın.',
  'Edited in Cubicl since the plan was made, so it was not deleted.':
    'Plan yapıldıktan sonra Cubicl’de düzenlendi; bu yüzden silinmedi.',
  'Deleted in Cubicl since the plan was made. To make it anew, empty the ID cell and import the row again.':
    'Plan yapıldıktan sonra Cubicl’de silindi. Yeniden oluşturmak için ID hücresini boşaltıp satırı yeniden içe aktarın.',
  'The server does not tell all fields of this client; updating it could erase data. It was left alone.':
    'Sunucu bu müşterinin bütün alanlarını bildirmiyor; güncelleme veri silebilir. Dokunulmadı.',
  'It was sent {0} times, and Cubicl still holds what it held before. Import the row again later.':
    '{0} kez gönderildi, ama Cubicl’de hâlâ eski değerler var. Satırı daha sonra yeniden içe aktarın.',
  'The answer was lost, and the client can’t be read: {0}': 'Yanıt kayboldu ve müşteri okunamıyor: {0}',
  empty: 'boş',
  'a list of {0}': '{0} ögelik bir liste',

  // verify.ts
  'It was deleted, and Cubicl still shows it.': 'Silindi, ama Cubicl hâlâ gösteriyor.',
  'It was created, and Cubicl does not show it any more.': 'Oluşturuldu, ama Cubicl artık göstermiyor.',
  'It was updated, and Cubicl does not show it any more.': 'Güncellendi, ama Cubicl artık göstermiyor.',
  'Cubicl holds {0} in place of {1}.': 'Beklenen değer {1}, Cubicl’deki değer {0}.',
  'Another client with the same values, {0}, came to be during the run: look whether it is a second copy.':
    'Çalışma sırasında aynı değerleri taşıyan başka bir müşteri oluştu ({0}): ikinci bir kopya olup olmadığına bakın.',

  // report/records.ts, report/lines.ts
  'It was sent, and the run ended before it was known what became of it: "apply" finds out.':
    'Gönderildi, ama ne olduğu öğrenilmeden çalışma bitti: "apply" bunu bulur.',
  '(sheet {0}) {1}': '({0} sayfası) {1}',
};
