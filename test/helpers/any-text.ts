/** Any text at all, for property tests. */
import fc from 'fast-check';

/** UTF-16 units of all kinds, control characters and halves of pairs among them; half of them ASCII. */
const unit = fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff }));

/** Quicker to make than fast-check's own `binary` texts, which first list all of Unicode. */
export function anyText(maxLength = 10): fc.Arbitrary<string> {
  return fc.string({ unit: unit.map((code) => String.fromCharCode(code)), maxLength });
}
