/** Phone numbers as E.164, by libphonenumber, which is loaded only where it is asked for. */
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';

/** The number as E.164, with its extension behind it; undefined for what is no number that can be dialled. */
export type PhoneReader = (text: string) => string | undefined;

/** @param region two letters (ISO 3166): where numbers without a country code are. @throws UsageFailure for one that is none */
export async function phoneReader(region: string): Promise<PhoneReader> {
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const country = region.toUpperCase();
  if (!isSupportedCountry(country)) {
    throw new UsageFailure(msg`--phone-region "${region}" is no region.`, {
      hint: msg`Write two letters, e.g. TR, GB or US.`,
    });
  }
  return (text) => {
    // "90 532 …" without the +: a number of the region's own is tried first.
    const number = parsePhoneNumberFromString(text, country);
    if (!number?.isValid()) return undefined;
    return number.ext === undefined ? number.number : `${number.number} ext. ${number.ext}`;
  };
}
