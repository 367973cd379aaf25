/** Names of fields and headers whose values are nobody's to read: they are neither kept nor shown. */
export const SECRET_NAME =
  /pass(?:word|wd|phrase)|^pass$|^pwd$|secret|token|authori[sz]ation|cookie|session|api[-_]?key|credential|signature|^pin$/iu;
