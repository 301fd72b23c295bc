// An archive to search with other people's clients: enough articles for pages, facets and an attack.
//
//   const { archive, stop } = await openNewsroom({ origins: [site.origin] });
//   archive.meilisearch   http://127.0.0.1:40123/meilisearch: the host that clients are given
import { startArchive } from '../stage/archive.mjs';

const names = ['노을빛', '한바다', '고을래'];
const sites = ['한빛일보', '새벽신문'];

// 로봇 0 to 로봇 24: a month each from January 2022, more liked by the month.
const robots = Array.from({ length: 25 }, (_, at) => ({
  id: `robot-${at}`,
  url: `https://hanbit.example/robot/${at}`,
  site: sites[at % sites.length],
  section: at % 5 ? '기술' : '사설',
  tags: at % 2 ? ['로봇', `${at}호`] : ['로봇'],
  title: `로봇 ${at}호, "골목"을 <쓸다> & 닦다`,
  authors: [{ name: names[at % names.length], role: '기자' }],
  published: `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-10T09:00:00+09:00`,
  body: `동네 골목을 쓰는 기계가 새로 나왔다. 주민들은 밤마다 로봇 소리에 귀를 기울인다. `.repeat(3) + `모두 ${at}번째 이야기다. 😀`,
  counts: { likes: at * 10, comments: at % 3 },
  comments: at % 3 ? [{ author: '새벽독자', text: '우리 동네 로봇은 언제 오나요?', likes: 1 }] : [],
}));

export const ATTACK = `"'><img src=x onerror="window.stung=1"><script>window.stung=1</script>\u2028{{7*7}}</em>`;

const hostile = ['javascript:window.stung=1', 'https://a.example/"onmouseover="window.stung=1', ' JaVaScRiPt:window.stung=1', 'data:text/html,<script>window.stung=1</script>']
  .map((url, at) => ({
    id: `독침 ${at} ${ATTACK.replace('\u2028', '')}`,
    url,
    site: `독침 ${ATTACK}`,
    section: `독침 ${ATTACK}`,
    tags: [`독침 ${ATTACK}`],
    title: `독침 ${at} ${ATTACK}`,
    subtitle: ATTACK,
    authors: [{ name: `독침 ${ATTACK}`, role: ATTACK }],
    published: '2019-05-05T10:00:00+09:00',
    body: `독침 본문 ${at} ${ATTACK} ${'가나다라 '.repeat(at)}`,
    comments: [{ author: `독침 ${ATTACK}`, text: `독침 댓글 ${ATTACK}`, likes: 1 }],
  }));

export const articles = [...robots, ...hostile];

export async function openNewsroom(options = {}) {
  const archive = await startArchive({ articles, ...options });
  return { ...archive, meilisearch: `${archive.url}meilisearch` };
}
