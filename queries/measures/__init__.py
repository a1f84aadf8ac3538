"""What Cypher cannot say: rates with intervals, survival, surprise, brokerage. Plain data in, plain data out.

store --reading--> Population --cohort--> Members --rates, ratio, index, survival, surprise, flow, brokerage--> figures
"""
