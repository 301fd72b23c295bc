// Invented articles for an archive of a few.

export const articles = [
  {
    id: 'altman-1',
    url: 'https://hanbit.example/2023/11/altman',
    site: '한빛일보',
    section: '기술',
    title: '샘 알트만, 닷새 만에 돌아오다',
    authors: [{ name: '노을빛', role: '기자' }],
    published: '2023-11-22T14:05:00+09:00',
    body: '이사회가 알트만을 내보낸 뒤 직원 대부분이 함께 떠나겠다고 나섰다.\n\n회사는 닷새 만에 결정을 뒤집었다. 새 이사회는 조사 결과를 내년 봄에 펴내기로 했다.',
    counts: { likes: 128, comments: 2 },
    comments: [
      { author: '새벽독자', text: '알트만은 결국 돌아올 사람이었네요.', posted: '2023-11-22T15:00:00+09:00', likes: 17 },
      { author: '물음표', text: '이사회는 왜 그랬을까요?', posted: '2023-11-22T16:00:00+09:00', likes: 3 },
    ],
  },
  {
    id: 'altman-2',
    site: '새벽신문',
    section: '경제',
    title: '알트만의 새 투자 계획',
    authors: [{ name: '한바다', role: '특파원' }],
    published: '2024-02-03T09:00:00+09:00',
    body: '알트만은 반도체 공장에 큰돈을 모으겠다고 밝혔다. 업계는 반신반의한다.',
    counts: { comments: 0 },
  },
  {
    id: 'rain',
    url: 'https://hanbit.example/2022/08/rain',
    site: '한빛일보',
    section: '사회',
    title: '밤새 내린 비에 하천 둑이 무너졌다',
    authors: [{ name: '고을래', role: '기자' }],
    published: '2022-08-09T07:30:00+09:00',
    body: '새벽까지 이어진 비로 소담천 둑이 무너져 마을 서른 집이 물에 잠겼다. 군은 복구에 들어갔다.',
  },
];

export const ATTACK = '"\'><img src=x onerror="window.stung=1"><script>window.stung=1</script>\u2028{{head}}';

// Each field of an article that a page may show holds an attack, and a word to find it by.
export const hostile = ['javascript:window.stung=1', 'https://a.example/"onmouseover="window.stung=1', ' JaVaScRiPt:window.stung=1']
  .map((url, at) => ({
    id: `독침 ${at} ${ATTACK}`,
    url,
    site: `독침 ${at} ${ATTACK}`,
    section: `독침 ${ATTACK}`,
    tags: [`독침 ${ATTACK}`],
    title: `독침 ${at} ${ATTACK}`,
    subtitle: ATTACK,
    authors: [{ name: `독침 ${ATTACK}`, role: ATTACK }],
    published: '2024-05-05T10:00:00+09:00',
    body: `독침 본문 ${at} ${ATTACK} ${'가나다라 '.repeat(at)}`,
    source_note: ATTACK,
    copyright: ATTACK,
    comments: [{ author: `독침 ${ATTACK}`, text: `독침 댓글 ${ATTACK}`, likes: 1 }],
  }));
