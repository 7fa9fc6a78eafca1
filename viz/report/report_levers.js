// Levers of Decision 742 and their money, in both languages: [Vietnamese, English]. Kinds as in policy_levers.csv.
const LEVERS = {
  stem_education_support: ["hỗ trợ giáo dục STEM", "STEM education"],
  advanced_training_programme: ["đào tạo nhân lực trình độ cao", "advanced training"],
  ppp_vocational_training: ["đào tạo nghề theo hợp tác công – tư", "vocational training with enterprises"],
  talent_attraction_package: ["thu hút nhân tài", "talent attraction"],
  enterprise_management_training: ["đào tạo quản trị và công cụ chất lượng", "management and quality training"],
  researcher_secondment: ["chuyển dịch nhân lực KHCN sang doanh nghiệp", "researchers seconded to enterprises"],
  triple_helix_cooperation: ["hợp tác “Ba nhà”", "three-house cooperation"],
  regulatory_sandbox: ["cơ chế thử nghiệm", "regulatory sandbox"],
  craft_technology_upgrade: ["hiện đại hóa nghề truyền thống, OCOP", "technology for crafts and OCOP"],
  ppp_rd_investment: ["hợp tác công – tư đầu tư nghiên cứu", "public–private R&D investment"],
  priority_rd_fields: ["lĩnh vực nghiên cứu ưu tiên", "priority fields of research"],
  sector_digital_transformation: ["chuyển đổi số theo ngành", "digital transformation of sectors"],
  startup_clubs: ["câu lạc bộ khởi nghiệp sáng tạo", "start-up clubs"],
  venture_network: ["mạng lưới chuyên gia và quỹ đầu tư khởi nghiệp", "mentors and venture funds"],
  enterprise_st_fund_rate: ["quỹ KHCN của doanh nghiệp", "enterprises' S&T funds"],
  digital_startup_support: ["hỗ trợ khởi nghiệp số", "support for digital start-ups"],
  technology_market_reform: ["phát triển thị trường KHCN", "technology market"],
  technology_import_incentive: ["ưu đãi nhập khẩu công nghệ", "incentive for imported technology"],
  technology_exchange_floor: ["sàn giao dịch công nghệ", "technology exchange floor"],
  ip_protection_support: ["bảo hộ quyền sở hữu trí tuệ", "intellectual property support"],
  iso9001_support: ["hỗ trợ áp dụng ISO 9001", "ISO 9001 support"],
  iso56000_support: ["hỗ trợ áp dụng ISO 56000", "ISO 56000 support"],
  metrology_infrastructure: ["hạ tầng đo lường", "metrology"],
  traceability_support: ["truy xuất nguồn gốc và năng suất", "traceability"],
  hightech_zone_land_supply: ["đất cho khu công nghệ cao", "land for high-tech zones"],
  incubator_capacity: ["vườn ươm, khu làm việc chung", "incubators and co-working"],
  key_laboratory_investment: ["phòng thí nghiệm trọng điểm", "key laboratories"],
  smart_operations_centre: ["trung tâm điều hành thông minh", "smart operations centre"],
  broadband_rollout: ["hạ tầng băng thông rộng", "broadband"],
  data_centre_investment: ["trung tâm dữ liệu lớn", "data centres"],
  strategic_road_investment: ["đường giao thông chiến lược", "strategic roads"],
  dry_port_capacity: ["cảng khô", "dry ports"],
  smart_village_pilot: ["làng thông minh", "smart villages"],
  core_city_investment: ["phát triển các đô thị trung tâm", "core cities"],
  tod_density_bonus: ["tổ hợp TOD vòng xoay A1", "TOD complex A1"],
  startup_office_supply: ["văn phòng cho khởi nghiệp (A9)", "offices for start-ups (A9)"],
  expo_capacity: ["WTC Expo", "WTC Expo"],
  crossborder_ecommerce_zone: ["khu thử nghiệm thương mại điện tử xuyên biên giới", "cross-border e-commerce zone"],
  urban_logistics_zone: ["khu dịch vụ đô thị, logistics", "urban logistics zone"],
  st_industrial_park: ["khu công nghiệp KHCN", "S&T industrial park"],
  vnu_hcm_link: ["liên kết Đại học Quốc gia TP.HCM", "link with VNU-HCM"],
  knowledge_services_support: ["dịch vụ hàm lượng chất xám cao", "knowledge-intensive services"],
  international_rd_alliances: ["liên minh nghiên cứu quốc tế", "international research alliances"],
  virtual_techmart: ["Techmart ảo", "virtual Techmart"],
  innovation_awards: ["giải thưởng đổi mới sáng tạo", "innovation awards"],
  ecommerce_promotion: ["phát triển thương mại điện tử", "e-commerce"],
  provincial_st_budget: ["chi sự nghiệp KHCN của tỉnh", "provincial S&T budget"],
  public_investment_priority: ["ưu tiên vốn đầu tư công", "priority of public investment"],
  result_based_financing: ["khoán sản phẩm nghiên cứu", "result-based financing of research"],
  public_research: ["nghiên cứu công mở cho mọi doanh nghiệp", "public research open to all"],
  tax_discount: ["hoàn thuế thu nhập doanh nghiệp", "corporate tax given back"],
  helix_programme: ["chương trình “Ba nhà”", "programme of the three houses"],
  technology_fund: ["quỹ phát triển KHCN", "S&T funds"],
  budget_line_exceeded: ["vượt dự toán", "budget line exceeded"]
};

const BUDGET_LINES = {
  st_career: ["sự nghiệp KHCN", "S&T career"],
  investment: ["đầu tư công", "public investment"],
  national_programme: ["chương trình quốc gia", "national programmes"],
  matching: ["đối ứng", "matching funds"]
};
const budgetLine = name => at(BUDGET_LINES[name]) || name.replaceAll("_", " ");

/// What the simulation tells of a lever → the page's words. The effect keys keep their names, as a scenario has them.
const LEVER_DETAILS = [
  [
    /^([\d.]+) billion đồng a year from the line (\w+)(.*)$/,
    (n, line, effects) => [
      `${figureOf(n)} tỷ đồng mỗi năm, nguồn ${budgetLine(line)}${effects}`,
      `${figureOf(n)} billion đồng a year from ${budgetLine(line)}${effects}`
    ]
  ],
  [
    /^([\d.]+) billion đồng spent, ([\d.]+) allotted; the rest is a loan of the central state$/,
    (spent, allotted) => [
      `chi ${figureOf(spent)} tỷ đồng, dự toán ${figureOf(allotted)}; phần vượt là khoản vay ngân sách trung ương`,
      `${figureOf(spent)} billion đồng spent, ${figureOf(allotted)} allotted; the rest is a loan of the central state`
    ]
  ],
  [/^ends$/, () => ["kết thúc", "ends"]]
];
