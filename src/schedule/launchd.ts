/** A launchd agent for macOS. Source: launchd.plist(5). */
import type { Job } from './job.ts';

export function launchdPlist({ name, argv, folder, every, at }: Job): string {
  const times = {
    hour: { Minute: at.minute },
    day: { Hour: at.hour, Minute: at.minute },
    week: { Weekday: 1, Hour: at.hour, Minute: at.minute },
  }[every];
  const entries = Object.entries(times).map(
    ([key, value]) => `    <key>${key}</key><integer>${value}</integer>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>cubicl-sheets.${name}</string>
  <key>ProgramArguments</key>
  <array>
${argv.map((word) => `    <string>${escaped(word)}</string>`).join('\n')}
  </array>
  <key>WorkingDirectory</key><string>${escaped(folder)}</string>
  <key>StartCalendarInterval</key>
  <dict>
${entries.join('\n')}
  </dict>
</dict>
</plist>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
