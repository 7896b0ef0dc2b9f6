/** What is said while the work goes on, in English and Turkish. `one|many` is chosen by the number that fills a place. */
import { sayFrom, type Lang, type SayFrom } from '../language.ts';

type Key = keyof typeof EN;
export type SayProgress = SayFrom<Key>;

export function sayProgressIn(lang: Lang): SayProgress {
  return sayFrom(SAID, lang);
}

const EN = {
  checking: 'Checking',
  readingFile: 'Reading the file',
  reading: 'Reading Cubicl',
  comparing: 'Comparing',
  writing: 'Writing',
  readingAgain: 'Reading once more',
  writingFile: 'Writing the file',
  doneOf: '{done} of {total} {unit}',
  doneOfAbout: '{done} of about {total} {unit}',
  timeLeft: '{time} left',
  quotaUsed: 'quota {used}/{most}',
  goingOn: '{why}, going on in {time}',
  perSecond: '{n}/s',
  perMinute: '{n}/min',
  seconds: '{n} s',
  minutesOnly: '{n} min',
  hoursOnly: '{n} h',
  quota: 'quota reached',
  'shared quota': 'quota used up by another run',
  'asked to wait': 'the server asks to wait',
  'rate limited': 'the server asks to wait (429)',
  'rate limited elsewhere': 'the server asks to wait (429); someone else may be using this token',
  failing: 'the server failed, trying again',
  answersLost:
    '{n} answer lost: looking for what became of it|{n} answers lost: looking for what became of them',
  rows: 'row|rows',
  clients: 'client|clients',
  stopping: 'Stopping: waiting for answers on their way. Press Ctrl-C again to stop at once.',
};

const TR: Readonly<Record<Key, string>> = {
  checking: 'Denetleniyor',
  readingFile: 'Dosya okunuyor',
  reading: 'Cubicl okunuyor',
  comparing: 'Karşılaştırılıyor',
  writing: 'Yazılıyor',
  readingAgain: 'Yeniden okunuyor',
  writingFile: 'Dosya yazılıyor',
  doneOf: '{done} / {total} {unit}',
  doneOfAbout: '{done} / yaklaşık {total} {unit}',
  timeLeft: '{time} kaldı',
  quotaUsed: 'kota {used}/{most}',
  goingOn: '{why}, {time} sonra sürecek',
  perSecond: '{n}/sn',
  perMinute: '{n}/dk',
  seconds: '{n} sn',
  minutesOnly: '{n} dk',
  hoursOnly: '{n} sa',
  quota: 'kota doldu',
  'shared quota': 'kotayı başka bir çalışma doldurdu',
  'asked to wait': 'sunucu beklemeyi istiyor',
  'rate limited': 'sunucu beklemeyi istiyor (429)',
  'rate limited elsewhere': 'sunucu beklemeyi istiyor (429); bu anahtarı başka biri kullanıyor olabilir',
  failing: 'sunucu yanıt veremedi, yeniden denenecek',
  answersLost: '{n} yanıt kayboldu: ne olduğuna bakılıyor',
  rows: 'satır',
  clients: 'müşteri',
  stopping: 'Durduruluyor: yoldaki yanıtlar bekleniyor. Hemen durdurmak için yeniden Ctrl-C’ye basın.',
};

const SAID: Readonly<Record<Lang, Readonly<Record<Key, string>>>> = { en: EN, tr: TR };
