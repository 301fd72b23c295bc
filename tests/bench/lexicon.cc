#include "tests/bench/lexicon.h"

namespace seogo::bench {
namespace {

// Weights are shares of syllables in Sino-Korean nouns, rounded to a few steps.
constexpr SyllableRow noun_rows[] = {
    {60, "사기정인대지자전시제"},
    {38, "부장성고상원공수동관"},
    {26, "의일국회구학소보주과해유세계가발생산"},
    {17, "도화리영문방조신경이진선안연업민용권물금력행실당비본교분반방상중출개무"},
    {11, "법치재체결서명판통적식직단작외적건강감간역양내미품매투운속등표청심인증예하형평합여"},
    {7,
     "론입현망차복약호색습석활환점접질처책천초총추축충타탁탄태토파편폐포폭피필항향허험협혁혼황효후"
     "격견결곡골광"},
    {4,
     "군궁규균극근급긍난남납노녹농능담답덕독돈두락란람량려련렬령례로록뢰료루류률륙륜립마막만말면멸"
     "모목몽묘백번벌범벽변별병봉북불붕빈"},
    {3,
     "삭살삼색설섭쇄순술숙승쌍악암압애액야어언엄열염엽옥온완왕요욕우울웅월위육윤은음읍응임잔잠저족"
     "존종좌죄죽준즉"},
    {1,
     "집징착찬찰참창채척철첨첩체촉촌최취측층칙친침칭쾌탈탑탕택통퇴특패팽폄풍학한할함핵헌현혈획횡휘"
     "휴흉흑흡흥희"},
};

constexpr SyllableRow native_rows[] = {
    {20, "나라사람마을아이물길말이바다하늘머리고기"},
    {8, "가구거그날눈돌들땅꽃나무밤밥봄뿌비새소손술싸쌀아어여오우울집짓"},
    {3,
     "갈걸겨곳굴굽깔깨꼬꿈낮너넋논높눌늦늪담덤돋두둥때땀떡뜻뚝랑래레렁루름릇마막맏맛매먹멋메모목몫"
     "묻뭉밑바받발배벌벗별보볕봉북불"},
    {1,
     "빛빵뼈뽕살샘서섬솔솜쇠숨숲쉼슬씨씀앞얼엄엿옆옷왼움윗잎잔잠쟁저젖조줄쥐짐짝쪽찌참채초치칼코콩"
     "큰키탈터텃톱통틀팔팥포풀품풋피한헛혀홑흙힘"},
};

constexpr SyllableRow given_rows[] = {
    {14, "지민수현영준정은성진"},
    {8, "호우희미경숙동상재혜승서연원윤주"},
    {4, "하훈철순석용선예나태기종규인광유아율건도"},
    {2, "명복남덕만춘옥자례길식환채린찬빈란범헌섭균근형국병창한길일화"},
};

constexpr SyllableRow surname_rows[] = {
    {215, "김"},
    {147, "이"},
    {84, "박"},
    {47, "최"},
    {43, "정"},
    {23, "강"},
    {21, "조윤장임"},
    {15, "한오서신권"},
    {13, "황안송류"},
    {9, "전홍고문양손"},
    {6, "배백허유남심노"},
    {3, "하곽성차주우구나민진지엄채원천"},
    {1, "방공현함변염여추도소석선설마길위표명기반왕금옥육인맹제모탁국어은편용"},
};

constexpr SyllableRow loan_rows[] = {
    {24, "스트리이아드크르라로"},
    {14, "인에오어나디티레마시타카코터니"},
    {8, "비토바파포프블그버러링션모노미메도다자제테키츠"},
    {4, "가고하호후헤히루베보부브사소수세셀스케쿠콘컨컴클킨텍텔톤톡팀파팩페펜포폰플피픽필하햄홀"},
    {2,
     "겐골글긴넷너네뉴닉던델돈듀딩랜랩런럽렉렌롱룸를림링맥맨맵멀멘몬믹밀밍밴백밸뱅번벤본빌샌샤선센"
     "셜셰슈슨슬실싱앤앱업엑엔엘엠옥온올왓왕욘워웨웹위윈유윌잉잭저존죄주줄지진짐찰채처치칩캐캔캠"},
};

constexpr SyllableRow suffix_rows[] = {
    {16, "자성회"},
    {11, "장원화적"},
    {8, "부국사법력"},
    {5, "실관률권형팀층"},
    {3, "가학제점체소료기"},
    {2, "단론물품지인식용업선"},
    {1, "감격계곡급난대량록망문벌보비상서석세술액어율전족죄증진집책청측판편표풍해행향"},
};

constexpr std::string_view noun_list =
    "것 수 등 정부 시장 한국 국민 사업 문제 지역 기업 경제 서울 사회 사람 관계자 정책 경우 대통령 "
    "위원회 미국 지원 "
    "회사 상황 시간 대표 세계 중국 산업 일본 기술 국회 투자 지난해 올해 교육 안전 서비스 의원 가격 "
    "금융 결과 과정 "
    "시민 정보 분야 후보 선거 시작 대책 생활 학교 학생 방안 문화 이유 개발 관리 이상 기준 사건 "
    "조사 제도 대학 은행 "
    "병원 환경 경찰 검찰 법원 사고 행사 계획 북한 주민 도시 건설 의료 이용 사실 필요 환자 의견 "
    "내용 운영 여성 방송 "
    "아이 가족 친구 연구 전문가 업체 제품 소비자 고객 매출 이익 규모 증가 감소 수준 최근 현재 당시 "
    "오전 오후 이후 "
    "이번 때문 가운데 관련 대상 중심 방식 역할 효과 영향 가능성 필요성 목표 전략 성장 수출 수입 "
    "무역 환율 금리 물가 "
    "주가 증시 채권 부동산 아파트 주택 전세 분양 재건축 세금 예산 재정 복지 연금 보험 일자리 고용 "
    "노동자 임금 노조 "
    "파업 협상 합의 법안 개정 헌법 재판 판결 수사 혐의 구속 기소 변호사 판사 검사 장관 총리 정당 "
    "여당 야당 민주당 "
    "총선 대선 지지율 여론 외교 안보 국방 군사 핵무기 미사일 회담 정상 협력 조약 유럽 독일 프랑스 "
    "영국 러시아 인도 "
    "베트남 부산 대구 인천 광주 대전 울산 경기도 강원도 제주도 전주 수원 자동차 반도체 전자 통신 "
    "인터넷 컴퓨터 인공지능 "
    "로봇 배터리 에너지 전력 원전 석유 가스 태양광 기후 탄소 미세먼지 날씨 태풍 지진 홍수 가뭄 "
    "화재 교통 도로 철도 "
    "공항 항공 버스 지하철 택시 운전자 음식 식당 요리 커피 과일 쌀 농업 농민 어업 축산 건강 운동 "
    "질병 감염 백신 약품 "
    "치료 수술 의사 간호사 영화 드라마 배우 감독 가수 음악 공연 전시 작가 소설 책 독자 미술 박물관 "
    "축제 관광 여행 호텔 "
    "축구 야구 농구 배구 골프 선수 경기 우승 리그 월드컵 올림픽 감염병 종교 교회 불교 역사 전통 "
    "언론 기자 신문 광고 "
    "게임 콘텐츠 플랫폼 스마트폰 앱 데이터 소프트웨어 보안 해킹 개인정보 암호화폐 비트코인 "
    "블록체인 거래소 창업 "
    "스타트업 벤처 공장 생산 유통 백화점 마트 편의점 배송 물류 공급망 원자재 철강 조선 화학 섬유 "
    "패션 화장품 디자인 "
    "청년 노인 어린이 청소년 부모 결혼 출산 육아 저출산 고령화 인구 이민 외국인 난민 인권 차별 "
    "평등 자유 민주주의 개혁 "
    "공정 정의 책임 신뢰 위기 위험 기회 변화 미래 혁신 경쟁 시대 가치 의미 관심 기대 우려 논란 "
    "비판 주장 입장 요구 "
    "반대 찬성 갈등 해결 평가 조건 원칙 근거 자료 통계 비율 평균 전체 일부 대부분 나머지 하나 모두 "
    "자체 스스로 마음 "
    "생각 기억 느낌 이야기 말 글 길 집 땅 물 불 하늘 바다 산 강 나무 꽃 사랑 행복 꿈 희망 돈 힘 눈 "
    "손 몸 얼굴 목소리";

constexpr std::string_view verbal_list =
    "발표 추진 강조 설명 결정 요구 지적 주장 제시 마련 확대 강화 개최 진행 실시 참여 참석 제공 "
    "운영 지원 시작 기록 "
    "증가 감소 상승 하락 개선 확보 도입 개발 생산 판매 공급 출시 공개 체결 합의 논의 검토 조사 "
    "수사 체포 구속 기소 "
    "선고 판단 평가 분석 예상 전망 기대 우려 비판 반대 찬성 사과 해명 부인 인정 확인 파악 보고 "
    "전달 통보 요청 촉구 "
    "호소 당부 약속 다짐 선언 제안 건의 신청 접수 승인 허가 금지 제한 규제 완화 폐지 개정 제정 "
    "통과 처리 의결 가결 "
    "부결 선출 임명 사퇴 교체 취임 방문 출국 귀국 회동 면담 협의 협력 경쟁 대응 대비 준비 예방 "
    "관리 보호 구조 지시 "
    "투입 배치 설치 건설 철거 이전 이동 연결 중단 재개 연기 취소 종료 완료 달성 실패 성공 우승 "
    "승리 패배 출전 활약 "
    "데뷔 출연 공연 전시 소개 홍보 촬영 방송 보도 게재 수상 선정 지정 포함 제외 적용 사용 활용 "
    "이용 구매 소비 투자 "
    "매입 매각 인수 합병 분리 설립 창업 채용 해고 퇴직 근무 교육 학습 연구 실험 발견 발생 확산 "
    "감염 치료 회복 사망";

constexpr std::string_view latin_list =
    "AI IT CEO GDP TV EU UN LG SK KT IMF WTO FTA OECD NATO SNS PC LED ESG R&D KBS MBC SBS CJ GS "
    "IoT 5G LTE PD DJ CCTV "
    "IPO ETF M&A PF DSR LTV KTX SRT GTX LNG EV OLED HBM GPU CPU API SW UAE DMZ THAAD NSC FBI CIA "
    "WHO FDA NASA FIFA "
    "IOC KBO NBA MLB EPL PGA Google Apple Amazon Microsoft Facebook YouTube Netflix Twitter "
    "Samsung Hyundai Tesla OpenAI "
    "ChatGPT Windows Android iPhone Galaxy Bitcoin Ethereum Linux Instagram TikTok Nvidia Intel "
    "Oracle Sony Toyota BMW "
    "Boeing Disney Marvel NFT DNA RNA PCR MRI VR AR XR OTT MOU";

constexpr std::string_view hanja_list =
    "美 中 日 北 韓 檢 與 野 靑 英 獨 佛 露 前 新 男 女 故 李 朴 金 文 尹 車 銀 黨 軍 反 親 對 株";
constexpr std::string_view adverb_list =
    "또한 특히 이미 다시 함께 가장 더 모두 현재 최근 직접 크게 처음 계속 오히려 결국 실제로 이날 "
    "역시 아직 매우 바로 "
    "먼저 당초 점차 꾸준히 잇따라 대폭 사실상 여전히 앞으로 무엇보다 빠르게 새롭게 적극 널리 거의 "
    "약 총 각각 서로 "
    "스스로 갑자기 조금 많이 잘 못 안 곧 이어 한때 당장 끝내 마침내 더욱 훨씬 거듭 일제히 "
    "본격적으로 지속적으로 "
    "공식적으로 구체적으로 상대적으로 자연스럽게";
constexpr std::string_view determiner_list =
    "이 그 이번 지난 해당 새로운 주요 다른 각 모든 큰 많은 여러 같은 전 현 첫 일부 어떤 이런 그런 "
    "다양한 최대 올해 국내 "
    "높은 중요한 심각한 구체적인 안정적인 글로벌 온라인 공공 민간 우리 두 세 한 전체 관련 긴급 "
    "추가 최종 강력한 적절한 "
    "필요한 불필요한 지나친 낮은 작은 오랜 젊은 낡은";
constexpr std::string_view role_list =
    "대표 교수 의원 장관 위원장 회장 사장 대변인 감독 팀장 연구원 씨 본부장 시장 대통령 원장 부장 "
    "변호사 선수 총장 이사장 "
    "센터장 차관 검사 판사 의장 지사 국장 과장 작가 배우 박사 실장 이사 구청장 총리 대사 단장 소장 "
    "관장";
constexpr std::string_view unit_list =
    "명 원 % 억원 만원 개 년 조원 곳 배 차례 건 달러 일 대 만명 세 위 시간 개월 점 %포인트 가구 톤 "
    "km 호 회 도 m 그루 권 살 "
    "주 평 승 골 만대 억달러 kg 년간 분 종 인 마리 편";

}  // namespace

std::vector<std::string_view> words(std::string_view list) {
  std::vector<std::string_view> found;
  while (!list.empty()) {
    const std::size_t space = list.find(' ');
    if (space != 0) found.push_back(list.substr(0, space));
    if (space == std::string_view::npos) break;
    list.remove_prefix(space + 1);
  }
  return found;
}

std::span<const SyllableRow> noun_syllables() { return noun_rows; }
std::span<const SyllableRow> native_syllables() { return native_rows; }
std::span<const SyllableRow> given_name_syllables() { return given_rows; }
std::span<const SyllableRow> loan_syllables() { return loan_rows; }
std::span<const SyllableRow> surnames() { return surname_rows; }
std::span<const SyllableRow> noun_suffixes() { return suffix_rows; }

const std::vector<std::string_view>& common_nouns() {
  static const std::vector<std::string_view> table = words(noun_list);
  return table;
}
const std::vector<std::string_view>& verbal_nouns() {
  static const std::vector<std::string_view> table = words(verbal_list);
  return table;
}
const std::vector<std::string_view>& latin_words() {
  static const std::vector<std::string_view> table = words(latin_list);
  return table;
}
const std::vector<std::string_view>& title_hanja() {
  static const std::vector<std::string_view> table = words(hanja_list);
  return table;
}
const std::vector<std::string_view>& adverbs() {
  static const std::vector<std::string_view> table = words(adverb_list);
  return table;
}
const std::vector<std::string_view>& determiners() {
  static const std::vector<std::string_view> table = words(determiner_list);
  return table;
}
const std::vector<std::string_view>& roles() {
  static const std::vector<std::string_view> table = words(role_list);
  return table;
}
const std::vector<std::string_view>& units() {
  static const std::vector<std::string_view> table = words(unit_list);
  return table;
}

}  // namespace seogo::bench
