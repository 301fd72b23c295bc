// What the widget says, in the languages it speaks. "{}" stands for a number or a text.
const WORDS = {
  ko: {
    label: '기사와 댓글 검색',
    placeholder: '제목, 본문, 댓글, 기자 이름',
    button: '검색',
    list: '검색 결과',
    count: '검색 결과 {}건',
    about: '검색 결과 약 {}건',
    none: '‘{}’에 맞는 기사를 찾지 못했습니다',
    all: '검색 결과 {}건 모두 보기',
    allAbout: '검색 결과 약 {}건 모두 보기',
    meant: '혹시 이것을 찾으셨나요?',
    untitled: '제목 없음',
    anonymous: '익명',
    likes: '공감 {}',
    comments: '댓글 {}',
    busy: '지금은 찾는 사람이 많습니다. 잠시 뒤에 다시 찾아 주세요.',
    offline: '인터넷에 연결되어 있지 않습니다.',
    unreachable: '보관소에 닿지 못했습니다. 잠시 뒤에 다시 찾아 주세요.',
    refused: '이 조건으로는 찾을 수 없습니다.',
    failed: '문제가 생겨 찾지 못했습니다.',
    closed: '열쇠가 있어야 찾을 수 있는 보관소입니다.',
  },
  en: {
    label: 'Search articles and comments',
    placeholder: 'Title, text, comment or reporter',
    button: 'Search',
    list: 'Results',
    count: 'Results: {}',
    about: 'Results: about {}',
    none: 'No article matches “{}”',
    all: 'See all results: {}',
    allAbout: 'See all results: about {}',
    meant: 'Did you mean',
    untitled: 'Untitled',
    anonymous: 'Anonymous',
    likes: 'Likes {}',
    comments: 'Comments {}',
    busy: 'Many people are searching. Please try again in a moment.',
    offline: 'You are offline.',
    unreachable: 'The archive cannot be reached. Please try again in a moment.',
    refused: 'This cannot be searched for.',
    failed: 'Something went wrong and nothing was searched.',
    closed: 'This archive asks for a key.',
    corrected: 'Showing results for “{}”',
  },
};

// A function, so that "$&" in a query stays what it is.
const filled = (words, value) => words.replace('{}', () => value);
const counted = (words, number) => filled(words, number.toLocaleString('en-US'));

// Which words tell of an answer that is no reply.
const FAILURES = { 400: 'refused', 401: 'closed', 429: 'busy', 503: 'busy' };
