/** What is said of the server and of what stops a run there, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const API: Catalogue = {
  // address.ts, http.ts, pace.ts
  'The address of the API is not a web address.': 'API adresi bir web adresi değil.',
  'Use something like {0}.': 'Şunun gibi bir adres yazın: {0}',
  'The address of the API carries a user name or a password.':
    'API adresinde kullanıcı adı ya da parola var.',
  'Leave them out: only the token says who you are.':
    'Bunları çıkarın: kim olduğunuzu yalnızca erişim anahtarı belirler.',
  'The address of the API carries a “?” or a “#”.': 'API adresinde “?” ya da “#” var.',
  'Leave that part out.': 'O bölümü çıkarın.',
  '{0} would get the token in the clear.': 'Erişim anahtarı şifrelenmeden gönderilirdi: {0}',
  'Use https:// (http:// is for this machine only).':
    'https:// kullanın (http:// yalnızca bu bilgisayar içindir).',
  'The token is empty.': 'Erişim anahtarı boş.',
  'The token holds a space, a line break or a letter no token has.':
    'Erişim anahtarında boşluk, satır sonu ya da orada olamayacak bir harf var.',
  'Copy it again from Cubicl, whole and alone.': 'Cubicl’den yeniden, eksiksiz ve tek başına kopyalayın.',
  'The proxy in HTTPS_PROXY or HTTP_PROXY is not a web address.':
    'HTTPS_PROXY ya da HTTP_PROXY içindeki vekil sunucu bir web adresi değil.',
  'Use something like http://proxy.example:8080, or unset it.':
    'http://proxy.example:8080 gibi bir adres yazın ya da değişkeni kaldırın.',
  '“{0}” is not a rate.': '“{0}” bir hız değil.',
  'Write requests per time, like 60/1m, 10/1s or 1000/1h, or the word unlimited.':
    'Süre başına istek yazın, örneğin 60/1m, 10/1s ya da 1000/1h; ya da unlimited sözcüğünü.',

  // answers.ts, exchange.ts
  'Cubicl refused it ({0}).': 'Cubicl kabul etmedi ({0}).',
  'Cubicl refused it ({0}): {1}': 'Cubicl kabul etmedi ({0}): {1}',
  '{0}, code {1}': '{0}, kod {1}',
  'The answer to a {0} was lost: {1}': '{0} isteğinin yanıtı kayboldu: {1}',
  'The run was stopped.': 'Çalışma durduruldu.',
  '{0} {1}.': '{0}: {1}.',
  'took more than {0}': 'yanıt {0} içinde tamamlanmadı',
  'broke the connection': 'bağlantıyı kesti',
  'broke the connection ({0})': 'bağlantıyı kesti ({0})',
  'answered with more than {0} MB': '{0} MB sınırını aşan bir yanıt verdi',
  'answered with text that is not UTF-8': 'yanıtı UTF-8 değil',
  'refuses the connection': 'bağlantıyı kabul etmiyor',
  'is not a known address': 'bilinen bir adres değil',
  'can’t be looked up: the network may be down': 'adres çözülemiyor; ağ bağlantısı kesilmiş olabilir',
  'can’t be reached': 'ulaşılamıyor',
  'can’t be reached: the network may be down': 'ulaşılamıyor; ağ bağlantısı kesilmiş olabilir',
  'can’t be reached through the proxy': 'vekil sunucu üzerinden ulaşılamıyor',
  'answers with something that is not HTTP': 'yanıtı HTTP değil',
  'did not answer in time': 'zamanında yanıt vermedi',
  'can’t be reached in time': 'zamanında ulaşılamadı',
  'can’t prove who it is ({0})': 'kimliğini kanıtlayamıyor ({0})',

  // api.ts, pages.ts, spool.ts
  'The token may not read {0} (403).': 'Erişim anahtarının okuma izni yok: {0} (403).',
  'Ask an administrator of the organisation for the permission, or use another token.':
    'Organizasyonun bir yöneticisinden izin isteyin ya da başka bir erişim anahtarı kullanın.',
  '{0} can’t be read. {1}': '{0} okunamıyor. {1}',
  'Check --url.': '--url seçeneğine bakın.',
  'Cubicl does not list its clients: {0}': 'Cubicl müşterilerini listelemiyor: {0}',
  'Cubicl answers with the same clients whatever page is asked for.':
    'Cubicl hangi sayfa istenirse istensin aynı müşterilerle yanıt veriyor.',
  'Check --url: something between here and Cubicl may drop the query.':
    '--url seçeneğine bakın: arada bir şey sorguyu düşürüyor olabilir.',
  'The temporary file of clients has been cut short.': 'Müşterilerin geçici dosyası yarıda kesilmiş.',
  'The client {0} holds lists in lists too deep to be kept.':
    '{0} kimlikli müşteride saklanamayacak kadar iç içe listeler var.',
  "The clients can't be kept in a temporary file: {0}.": 'Müşteriler geçici bir dosyada tutulamıyor: {0}.',
  'Make room in {0}, or set TMPDIR to another folder of yours.':
    'Şu klasörde yer açın: {0}; ya da TMPDIR değişkenine başka bir klasörünüzü yazın.',

  // retry.ts, verdict.ts
  'Cubicl does not permit this with the token: {0} answers of 403 in a row.':
    'Cubicl bu erişim anahtarıyla buna izin vermiyor: art arda {0} kez 403 yanıtı geldi.',
  'Ask an administrator of the organisation for the permission, or use another token, then go on.':
    'Organizasyonun bir yöneticisinden izin isteyin ya da başka bir erişim anahtarı kullanın, sonra sürdürün.',
  '; someone else may be using this token': '; bu erişim anahtarını başka biri de kullanıyor olabilir',
  'it answered 429 (too many requests) {0} times in a row{1}.':
    'art arda {0} kez 429 (çok fazla istek) yanıtı geldi{1}.',
  'Cubicl asks to wait {0} minutes before the next request.':
    'Cubicl bir sonraki istekten önce {0} dakika beklenmesini istiyor.',
  'Resume after {0} UTC.': '{0} UTC’den sonra sürdürün.',
  'Cubicl keeps failing: {0}': 'Cubicl sürekli hata veriyor: {0}',
  'Nothing is lost. Try again in a few minutes.':
    'Hiçbir şey kaybolmadı. Birkaç dakika sonra yeniden deneyin.',
  'Cubicl does not accept the token (401).': 'Cubicl erişim anahtarını kabul etmiyor (401).',
  'It may have expired: create a new one in Cubicl and set CUBICL_TOKEN, or run `cubicl-sheets login`.':
    'Süresi dolmuş olabilir: Cubicl’de yenisini oluşturup CUBICL_TOKEN değişkenine yazın ya da `cubicl-sheets login` çalıştırın.',
  'the server answered {0}': 'sunucunun yanıtı {0}',
  'the server answered {0} with something that is not JSON': 'sunucunun yanıtı {0}, ama JSON değil',
  "Cubicl can't answer: {0}.": 'Cubicl yanıt veremiyor: {0}.',
  'a redirect ({0}) to {1}': 'bir yönlendirme ({0}) → {1}',
  'a web page ({0})': 'bir web sayfası ({0})',
  '{0} came instead.': 'Gelen: {0}.',
  '{0} is not the API: {1} came.': '{0} API değil; gelen: {1}.',
  'Check --url, and whether a proxy or a login page of the network stands in between.':
    '--url seçeneğine ve arada bir vekil sunucu ya da ağın giriş sayfası olup olmadığına bakın.',
  'Check the address and the clock of this machine. Behind a company proxy, point NODE_EXTRA_CA_CERTS at its certificate.':
    'Adrese ve bu bilgisayarın saatine bakın. Şirket vekil sunucusu varsa NODE_EXTRA_CA_CERTS değişkenine onun sertifikasını yazın.',
};
