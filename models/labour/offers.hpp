#pragma once
/// What a seeker considers in a month: a few vacancies drawn by number and reach, weighed from both sides (E19).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/labour/steps.hpp"
#include "models/labour/vacancy_map.hpp"

namespace tanvan {

inline constexpr std::size_t kMostOffers = 10;  // the range of `offers` ends here

/// Draws of a seeker for one vacancy: of its class, zone and enterprise, of the seeker's taste and the match's quality.
inline constexpr std::size_t kVacancyWords = 5;

/// A position that a seeker would take and that would take the seeker, with what it is worth to either side.
struct JobOffer {
  std::uint32_t position = 0;  // enterprise * classes + class
  double utility = 0, score = 0;
};

/// A seeker's acceptable offers of the month.
struct JobSeeker {
  std::array<JobOffer, kMostOffers> offers;
  std::uint32_t count = 0;

  /// Adds an offer that is no better than those before, unless one of them is for the same position.
  void take(JobOffer const& offer) {
    for (std::uint32_t n = 0; n < count; ++n)
      if (offers[n].position == offer.position) return;
    offers[count++] = offer;
  }
};

/// What is the same for all seekers of a month, reckoned once: logarithms, places, chances.
class Postings {
 public:
  Postings(World const& world, LabourParameters const& p, Search const& search);

  /// The offers of one seeker, best first, each position once: drawn by the seeker's key, none below what the seeker
  /// or the enterprise waits for.
  /// @param[out] seeker  overwritten
  void look(PersonId id, JobSeeker& seeker) const;

 private:
  struct Posting {           // one row per enterprise
    std::uint32_t zone = 0;  // of its establishment
    float ln_technology = 0;
    std::array<float, kSkillClasses> ln_wage{};
  };
  struct Chooser {  // of a seeker of one class: chances summed along the classes
    std::array<double, kSkillClasses> upto{};
  };

  struct Pick {  // a vacancy that the seeker has come upon
    EnterpriseId enterprise;
    SkillClass k = SkillClass::basic;
  };

  class Words;        // the draws of a seeker's month
  struct Considered;  // vacancies that a seeker looks at

  struct Side {  // of the seeker, the same for every vacancy
    std::uint32_t home = 0;
    float least = 0, ln_skill = 0, ln_schooling = 0;
  };

  void post();
  void choose_classes();
  Side side_of(PersonId id, SkillClass own) const;
  void pick(ZoneId home, Chooser const& chooser, Words const& words, std::span<Pick> picks) const;
  void gather(PersonId id, Side const& side, std::span<Pick const> picks, Words const& words,
              Considered& considered) const;
  void weigh(Side const& side, Considered& considered) const;
  float least_utility(PersonId id, SkillClass own) const;

  World const& world_;
  LabourParameters const& p_;
  Search const& search_;
  VacancyMap map_;
  float ln_reservation_;
  std::vector<Posting> posting_;
  std::array<float, kSkillClasses> ln_going_{};
  std::array<Chooser, kSkillClasses> chooser_{};
  std::array<float, 8> ln_schooling_{};
};

/// The draws of a seeker: the first decides whether the person searches at all, then come five a vacancy.
inline constexpr Stream kSeekerStream = Stream::job_choice;
inline std::uint32_t seeker_step(World const& world, Search const& search) {
  return static_cast<std::uint32_t>(world.now.count) + (search.round << 20);
}

}  // namespace tanvan
