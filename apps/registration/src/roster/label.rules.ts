const before = /^(no\.?|building|bldg\.?|unit|room|lane)(?=\d)/i;
const after = /(?<=.)(号楼|號樓|号棟|号室|號室|单元|單元|ユニット|라인|号|號|幢|栋|棟|座|楼|室|房|동|호)$/;

/** `12号`, `12號`, `１２`, `No. 12` and `012` are all `12`. */
export const labelOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(before, '')
    .replace(after, '')
    .replace(/^0+(?=\d)/, '')
    .toUpperCase();
