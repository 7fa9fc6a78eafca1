// Words of goods in both languages: figures, vehicles, flows, nodes, what interventions do to freight, short words.

const FREIGHT_WORDS = {
  vi: {
    freightNote:
      "Hàng doanh nghiệp làm ra và người dân cần được chia thành lô và chở đi trong một ngày làm việc của mỗi năm " +
      "mô phỏng giao thông. Số tấn trên giá trị tăng thêm, tỷ lệ xuất nhập khẩu, giá cước và cách chọn xe là giá " +
      "trị tiên nghiệm, chưa hiệu chỉnh bằng số đếm của tỉnh; thời gian thông quan theo nghiên cứu thời gian giải " +
      "phóng hàng của hải quan, số bưu kiện theo mức 34 bưu kiện một người năm 2024. Mỗi lượt xe chở hàng trong mẫu " +
      "thay cho tối đa 20 lượt: chênh lệch một hai phần trăm giữa hai lần chạy có thể chỉ là ngẫu nhiên, nên chạy " +
      "thêm vài hạt giống (--seed) trước khi kết luận.",
    fr_tonnes: "Hàng gửi đi (tấn/ngày)",
    fr_trucks: "Lượt xe tải chạy mỗi ngày",
    fr_vans: "Lượt xe tải van chạy mỗi ngày",
    fr_tonneKm: "Luân chuyển, kể cả sà lan và tàu hỏa (triệu tấn-km/ngày)",
    fr_empty: "Quãng đường xe chạy rỗng (%)",
    fr_costTonne: "Chi phí vận tải một tấn (nghìn đồng)",
    fr_costBox: "Chi phí một chuyến container đến hoặc từ cửa ngõ (triệu đồng)",
    fr_parcels: "Bưu kiện (nghìn mỗi ngày)",
    fr_couriers: "Người giao hàng bằng xe máy",
    fr_import: "Thông quan hàng nhập, bình quân (giờ)",
    fr_importLong: "Thông quan hàng nhập, 95% số lô không quá (giờ)",
    fr_co2: "CO₂ của vận tải, kể cả sà lan và tàu hỏa (tấn/ngày)",
    hoursTitle: "Lượt xe chở hàng theo giờ xuất phát",
    hoursNote: "lượt mỗi giờ; trục ngang là giờ trong ngày",
    flowsTitle: "Hàng gửi đi theo luồng",
    flowsNote: "tấn/ngày; hàng cho hộ đi chặng thứ hai từ kho",
    chainsTitle: "Container đến và từ cảng theo phương thức",
    chainsNote: "chuyến container có hàng mỗi ngày, cả hai chiều",
    goods_van: "Xe van, đến 1,5 tấn",
    goods_truck_2_axle: "Xe tải 2 trục",
    goods_truck_3_axle: "Xe tải 3 trục",
    goods_tractor: "Xe đầu kéo",
    goods_courier: "Xe máy giao hàng",
    flow_supply: "Đầu vào cho doanh nghiệp",
    flow_market: "Đến cửa hàng, công trình",
    flow_outbound: "Xuất khẩu",
    flow_inbound: "Nhập khẩu",
    flow_domestic: "Với các tỉnh khác",
    flow_household: "Từ kho đến cửa hàng, hộ",
    chain_road: "Đường bộ",
    chain_barge: "Sà lan",
    chain_rail: "Đường sắt",
    gatesTitle: "Các cửa ngõ hàng hóa có xe tải ra vào",
    gatesNote:
      "Số tấn và container là của Bình Dương; xe tải là của mọi chủ hàng. Chờ: từ khi đến cổng đến khi vào làn; " +
      "quay vòng: từ khi đến cổng đến khi ra khỏi cảng. “95%” là mức mà 95% số xe không vượt. Biểu đồ cột: số xe " +
      "theo thời gian quay vòng, mỗi cột 10 phút, cùng trục ngang ở mọi dòng.",
    gateway: "Cửa ngõ",
    gt_tonnes: "Tấn mỗi ngày",
    gt_containers: "Chuyến container mỗi ngày",
    gt_trucks: "Xe tải mỗi ngày",
    gt_lanes: "Số làn cổng",
    gt_wait: "Chờ (phút)",
    gt_waitLong: "Chờ, 95% (phút)",
    gt_turn: "Quay vòng (phút)",
    gt_turnLong: "Quay vòng, 95% (phút)",
    gt_turns: "Thời gian quay vòng",
    trucksWord: "xe",
    marginsNote:
      "Doanh nghiệp vận tải có thể đổi giờ, đổi đường, đổi loại xe hoặc ghép hàng. Đổi đường: xem bản đồ tải trên " +
      "mạng lưới, chọn xe tải và hiệu của hai kịch bản. Mỗi lượt xe mô phỏng đại diện cho tới 20 lượt, nên chênh " +
      "lệch nhỏ có thể do ngẫu nhiên.",
    margin: "Mặt",
    mg_hour: "Giờ",
    mg_vehicle: "Loại xe",
    mg_pooled: "Ghép hàng",
    mg_peaks: "Lượt xe tải xuất phát trong 6–9 giờ và 16–20 giờ (%)",
    mg_drives: "lượt mỗi ngày",
    mg_stops: "Điểm dừng một chuyến ghép, bình quân",
    mg_share: "Lô hàng đi ghép chuyến (%)"
  },
  en: {
    freightNote:
      "What enterprises make and residents need is parted into shipments and carried on a working day of each " +
      "transport year. Tonnes per value added, shares abroad, rates of carriers and the choice of vehicles are " +
      "priors, not calibrated to counts of the province; clearance times follow the customs’ time release study, " +
      "parcels the 34 a person of 2024. A drive of goods in the sample stands for up to twenty: one or two per cent " +
      "between two runs may be luck alone, so run a few seeds (--seed) before you conclude.",
    fr_tonnes: "Goods sent (t/day)",
    fr_trucks: "Truck drives a day",
    fr_vans: "Van drives a day",
    fr_tonneKm: "Goods moved, with barges and trains (million t km/day)",
    fr_empty: "Distance driven empty (%)",
    fr_costTonne: "Cost of carrying a tonne (thousand đồng)",
    fr_costBox: "Cost of a container’s trip to or from its gateway (million đồng)",
    fr_parcels: "Parcels (thousand a day)",
    fr_couriers: "Couriers on motorbikes",
    fr_import: "Import clearance, mean (hours)",
    fr_importLong: "Import clearance that 95% do not exceed (hours)",
    fr_co2: "CO₂ of freight, with barges and trains (t/day)",
    hoursTitle: "Drives with goods by hour of departure",
    hoursNote: "drives an hour; across: hour of the day",
    flowsTitle: "Goods sent by flow",
    flowsNote: "t/day; goods of homes travel on from a warehouse",
    chainsTitle: "Containers to and from seaports by chain",
    chainsNote: "loaded container trips a day, both ways",
    goods_van: "Vans, up to 1.5 t",
    goods_truck_2_axle: "2-axle trucks",
    goods_truck_3_axle: "3-axle trucks",
    goods_tractor: "Tractors",
    goods_courier: "Courier motorbikes",
    flow_supply: "Inputs of enterprises",
    flow_market: "To shops and building sites",
    flow_outbound: "Exports",
    flow_inbound: "Imports",
    flow_domestic: "With other provinces",
    flow_household: "Warehouse to shop and home",
    chain_road: "Road",
    chain_barge: "Barge",
    chain_rail: "Rail",
    gatesTitle: "Gateways where trucks call",
    gatesNote:
      "Tonnes and containers are those of Bình Dương; trucks are those of all shippers. Wait: from the gate to a " +
      "lane; turn: from arriving at the gate to leaving it. “95%”: what 95% of trucks do not exceed. Small charts: " +
      "trucks by turn time, ten minutes a column, the same axis in every row.",
    gateway: "Gateway",
    gt_tonnes: "Tonnes a day",
    gt_containers: "Container trips a day",
    gt_trucks: "Trucks a day",
    gt_lanes: "Gate lanes",
    gt_wait: "Wait (min)",
    gt_waitLong: "Wait, 95% (min)",
    gt_turn: "Turn (min)",
    gt_turnLong: "Turn, 95% (min)",
    gt_turns: "Turn times",
    trucksWord: "trucks",
    marginsNote:
      "Carriers can change the hour, the route, the vehicle or what they pool. For routes see the loads on the " +
      "network, trucks, one scenario minus the other. A simulated drive stands for up to twenty, so small " +
      "differences may be luck.",
    margin: "Margin",
    mg_hour: "Hour",
    mg_vehicle: "Vehicle",
    mg_pooled: "Consolidation",
    mg_peaks: "Truck drives that set out in 06–09 and 16–20 (%)",
    mg_drives: "drives a day",
    mg_stops: "Stops of a pooled round, mean",
    mg_share: "Shipments in pooled rounds (%)"
  }
};
for (const language of ["vi", "en"]) Object.assign(WORDS[language], FREIGHT_WORDS[language]);

Object.assign(WHOLE_PLACES, {
  "Sóng Thần ICD and rail depot": "ICD và ga hàng hóa Sóng Thần",
  "An Sơn river port": "cảng sông An Sơn",
  "Đồng Nai river": "sông Đồng Nai",
  "Thạnh Phước port and ICD": "cảng và ICD Thạnh Phước",
  planned: "quy hoạch",
  "existing/planned": "hiện có/quy hoạch",
  aggregates: "đá, cát xây dựng",
  "Cát Lái container terminal": "cảng container Cát Lái",
  "Cái Mép – Thị Vải deep-sea port cluster": "cụm cảng nước sâu Cái Mép – Thị Vải",
  "Tân Sơn Nhất air cargo": "ga hàng hóa sân bay Tân Sơn Nhất",
  "Long Thành airport cargo": "ga hàng hóa sân bay Long Thành",
  "Bàu Bàng dry port": "cảng cạn Bàu Bàng",
  "rail freight terminal": "ga đường sắt hàng hóa",
  "Tân Cảng Long Bình ICD": "ICD Tân Cảng Long Bình",
  "Mộc Bài border gate": "cửa khẩu Mộc Bài"
});

Object.assign(EVENT_KINDS, {
  dry_port: ["cảng cạn", "dry port"],
  rail_opening: ["mở tuyến đường sắt hàng hóa", "freight trains run"],
  gate_appointments: ["hẹn giờ qua cổng", "appointments at the gate"],
  cross_border_zone: ["khu thương mại điện tử xuyên biên giới", "cross-border e-commerce zone"],
  consolidation_centre: ["trung tâm gom hàng", "consolidation centre"],
  weight_limit: ["hạn chế tải trọng", "weight limit"],
  night_delivery: ["giao hàng ban đêm", "night delivery"],
  parcel_lockers: ["tủ nhận bưu kiện", "parcel lockers"]
});
const ONWARD_BY = { barge: "sà lan", train: "tàu hỏa", shuttle: "xe trung chuyển" };
DETAILS.push(
  [
    /^up to (\d+) TEU a year go on to the seaports by (\w+)$/,
    (n, by) => [
      `tối đa ${figureOf(n)} TEU mỗi năm đi tiếp đến cảng biển bằng ${ONWARD_BY[by] ?? by}`,
      `up to ${figureOf(n)} TEU a year go on to the seaports by ${by}`
    ]
  ],
  [
    /^nothing: no inland node of the province$/,
    () => ["không tác động: không phải điểm trong tỉnh", "nothing: no inland node of the province"]
  ],
  [/^nothing: no gate$/, () => ["không tác động: không có cổng", "nothing: no gate"]],
  [/^trucks come by appointment$/, () => ["xe tải đến theo lịch hẹn", "trucks come by appointment"]],
  [
    /^(\d+) parcels a day from abroad$/,
    n => [`${figureOf(n)} bưu kiện mỗi ngày từ nước ngoài`, `${figureOf(n)} parcels a day from abroad`]
  ],
  [
    /^small shipments within (\d+) km go through it$/,
    km => [`lô hàng nhỏ trong ${km} km đi qua trung tâm`, `small shipments within ${km} km go through it`]
  ],
  [
    /^(\d+) links closed above (\d+) t$/,
    (n, t) => [
      `${n} đoạn đường cấm xe trên ${t} tấn`,
      `${n} ${+n === 1 ? "link" : "links"} closed above ${t} t`
    ]
  ],
  [
    /^(\d+) % of receivers take goods at any hour$/,
    n => [`${n}% điểm nhận hàng nhận được vào mọi giờ`, `${n}% of receivers take goods at any hour`]
  ],
  [
    /^(\d+) % of parcels to homes go to lockers$/,
    n => [`${n}% bưu kiện đến nhà được gửi vào tủ`, `${n}% of parcels to homes go to lockers`]
  ]
);
GLOSSARY.push(
  [
    ["ICD", "ICD"],
    "Cảng cạn: nơi làm thủ tục và chuyển container trong nội địa.",
    "Inland container depot, a dry port."
  ],
  [
    ["TEU", "TEU"],
    "Đơn vị container 20 foot; một container 40 foot là 2 TEU.",
    "Twenty-foot unit of containers; a forty-foot box is two."
  ]
);
