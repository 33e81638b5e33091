import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { type DemoColumn, demoRoster, type DemoRow } from '../../cli/src/demo/roster.js';
import { sampleColumns, sampleXlsx } from '../../cli/src/demo/write-sample.js';

export const roomsOfRoster = 1_566;

/** What somebody types wrong, and where. */
const slips: Partial<Record<DemoColumn, string>> = {
  phone: '52000000',
  birthDate: '1970-02-30',
  sex: '未填',
  relation: '邻居',
  language: '火星语',
  residenceKind: '暂住',
};
export const slipsEach = 3;
export const rowsSpoilt = Object.keys(slips).length * slipsEach;

/** One roster as it should be, and as it was typed. */
export interface SpoiltRoster {
  right: readonly DemoRow[];
  people: number;
  file: Buffer;
}

/** 1,566 rooms, and between their rows eighteen that cannot go in: each slip three times. */
export async function spoiltRoster(committeeCode: string, committeeName: string): Promise<SpoiltRoster> {
  const right = demoRoster({ committeeCode, committeeName, rooms: roomsOfRoster, seed: 31 });
  const whole = [...right.entries()].filter(([, { name, phone, birthDate }]) => name && phone && birthDate);
  const wrong = new Map<number, DemoRow>();
  for (const [place, [column, typed]] of Object.entries(slips).entries())
    for (let time = 0; time < slipsEach; time += 1) {
      const [index = 0, row = {}] = whole[place + time * 400] ?? [];
      wrong.set(index, { ...row, [column]: typed });
    }
  const file = await sampleXlsx(right.map((row, index) => wrong.get(index) ?? row));
  return { right, people: right.filter(({ name }) => name).length, file };
}

/** The downloaded rows with every slip put right where they stand, by the row number of the first file. */
export async function corrected(download: Buffer, right: readonly DemoRow[]): Promise<{ file: Buffer; reasons: string[] }> {
  const [sheet] = await readXlsxFile(download);
  const [titles = [], ...rows] = sheet?.data ?? [];
  const columns = new Map(sampleColumns.map(([key, title]) => [title, key]));
  const text = (value: unknown): Cell => (typeof value === 'string' ? { value, type: String } : null);
  const put = (cell: unknown, place: number, row: DemoRow): Cell => {
    const column = columns.get(String(titles[place]));
    return text(column && slips[column] === cell ? row[column] : cell);
  };
  const mended = rows.map((cells) => cells.map((cell, place) => put(cell, place, right[Number(cells[0]) - 2] ?? {})));
  const file = await writeXlsxFile([titles.map(text), ...mended]).toBuffer();
  return { file, reasons: rows.map(([, reason]) => String(reason)) };
}
