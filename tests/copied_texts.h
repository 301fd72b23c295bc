// Invented texts that are copies of each other, and some that only look so: for tests of what is
// folded.
#pragma once

#include <string>

namespace seogo::tests {

// A story as an agency sent it.
inline const std::string wire_story =
    "한빛시가 내년 3월부터 시내버스 42개 노선을 공공이 직접 운영하는 방안을 추진한다. 시는 5일 "
    "시청에서 설명회를 열고 "
    "민간 업체 7곳과의 협약을 올해 말로 끝낸다고 밝혔다.\n\n"
    "시가 내놓은 계획을 보면 차량 618대와 차고지 4곳을 사들이는 데 1,270억 원이 든다. 운전기사 "
    "1,900여 명은 새로 세우는 "
    "교통공사가 모두 이어서 고용한다. 배차 간격은 출퇴근 시간에 지금의 12분에서 8분으로 "
    "줄어든다.\n\n"
    "박서준 교통국장은 \"적자 노선을 없애지 않고도 이용객을 늘릴 수 있다는 것을 시범 사업에서 "
    "확인했다\"며 \"요금은 적어도 "
    "2년 동안 올리지 않겠다\"고 말했다. 시범 사업이 열린 북구에서는 여섯 달 만에 이용객이 18퍼센트 "
    "늘었다.\n\n"
    "버스 업체들은 보상 금액이 너무 적다고 맞섰다. 한빛버스조합은 \"차고지 땅값만 따져도 시가 말한 "
    "금액의 두 배\"라며 "
    "법원에 가처분을 신청하기로 했다. 시의회는 다음 달 예산 심사에서 이 계획을 다룬다.";

// The same in a newspaper: another lead, a line behind it, other quotation marks.
inline const std::string wire_story_in_a_paper =
    "시내버스를 누가 굴려야 하는지를 두고 한빛시와 업체들이 정면으로 부딪쳤다.\n\n" +
    [] {
      std::string text = wire_story;
      for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at)) {
        text.replace(at, 1, "”");
      }
      return text;
    }() +
    "\n\n온라인뉴스팀 제보는 카카오톡으로 받습니다.";

// Another reporter's account of the same day.
inline const std::string another_report =
    "버스를 시가 맡으면 무엇이 달라질까. 한빛시가 5일 연 시내버스 공영화 설명회에는 주민 300여 "
    "명이 몰려 자리가 모자랐다. "
    "가장 많이 나온 질문은 요금이었다.\n\n"
    "북구 주민 이영희 씨는 시범 운행 뒤로 병원 가는 길이 훨씬 편해졌다며 다른 동네도 서둘러 달라고 "
    "했다. 반면 남구에서 온 "
    "상인은 노선이 바뀌면 손님이 끊길까 걱정이라고 털어놓았다.\n\n"
    "박서준 교통국장은 \"요금은 적어도 2년 동안 올리지 않겠다\"고 답했다. 업체들은 설명회장 밖에서 "
    "보상이 모자란다는 손팻말을 "
    "들었다. 시와 조합은 다음 주에 다시 만나 보상 금액을 놓고 협의를 이어 가기로 했다. 노동조합은 "
    "고용 승계를 문서로 "
    "약속하라고 요구했다.";

// The weather of a day. Another day has the same words and other numbers.
inline std::string weather(int day, int degrees) {
  const auto number = [](int value) { return std::to_string(value); };
  return "기상청은 " + number(day) +
         "일 전국이 대체로 맑은 가운데 낮 기온이 어제보다 조금 높겠다고 예보했다. 아침 기온은 "
         "서울 " +
         number(degrees) + "도, 대전 " + number(degrees + 1) + "도, 광주 " + number(degrees + 3) +
         "도, 부산 " + number(degrees + 5) +
         "도로 어제와 비슷하다. 바다의 물결은 동해와 서해 먼바다에서 모두 잔잔하게 일겠고 바람도 "
         "약하게 불겠다. "
         "미세먼지 농도는 모든 지역에서 보통 수준을 보이겠으나 밤부터는 국외 먼지가 들어와 일부 "
         "서쪽 지역에서 "
         "농도가 높을 것으로 보인다. 내륙을 중심으로 낮과 밤의 기온 차가 크게 벌어지겠으니 건강 "
         "관리에 유의해야 한다.";
}

}  // namespace seogo::tests
