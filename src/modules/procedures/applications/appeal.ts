/** 教示 (行政不服審査法82条1項, 行政事件訴訟法46条1項): what whoever was refused can do, where, and by when. */
export const appealInWords = (town: string): string =>
  [
    `この決定に不服があるときは、決定があったことを知った日の翌日から3か月以内に、${town}長に審査請求をすることができます。`,
    `また、決定があったことを知った日の翌日から6か月以内に、${town}を被告として(訴訟で${town}を代表するのは${town}長です)、取消しの訴えを起こすことができます。`,
  ].join('\n')
