/** What kinds of files the presets know, so that their titles can be told in the reader's language. */
import { msg, type Value } from '../message.ts';

/** A title that is not listed, as of a preset that somebody added, is told as it stands. */
export function titleOf(title: string): Value {
  return TITLES.find(({ text }) => text === title) ?? title;
}

const TITLES = [
  msg`accounts`,
  msg`accounts (API names)`,
  msg`accounts (Turkish labels)`,
  msg`accounts (labels of a report)`,
  msg`companies`,
  msg`companies (codes of the fields)`,
  msg`contacts`,
  msg`contacts (API names)`,
  msg`contacts (Thunderbird)`,
  msg`contacts (Turkish labels)`,
  msg`contacts (Windows Live Mail)`,
  msg`contacts (labels of a report)`,
  msg`contacts (older layout)`,
  msg`contacts (technical names)`,
  msg`customers and tags`,
  msg`leads`,
  msg`list of companies`,
  msg`list of contacts`,
  msg`list of contacts with their companies`,
  msg`list of customers`,
  msg`list of organisations`,
  msg`list of people`,
  msg`NPSP import template`,
  msg`NPSP import template (API names)`,
  msg`organisations`,
  msg`people`,
  msg`users`,
];
